package dev.arbiter.rules.archive;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What shall be in force, as a signed file {@code deployments.yaml} says it.
 *
 * @param version grows with each change, so that an older plan is told from a newer one
 * @param environment for whose servers it is, so that it is not taken elsewhere
 * @param steps what is deployed, in this order
 */
public record DeploymentPlan(long version, String environment, List<Step> steps) {
  /** The name of the file. */
  public static final String FILE = "deployments.yaml";

  /** The name of the file with its signature, which is that of a plan and of nothing else. */
  public static final String SIGNATURE = FILE + ".sig";

  private static final String PURPOSE = "arbiter deployment plan 1\n";
  private static final int MAX_STEPS = 50;
  private static final int MAX_REASON = 400;
  private static final int MAX_VERSION = 1_000_000_000;
  private static final int ALL = 100;
  private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern PATH =
      Pattern.compile(
          "(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,5}");

  public DeploymentPlan {
    steps = List.copyOf(steps);
  }

  /**
   * One deployment.
   *
   * @param archive the path of the signed archive beside the plan
   * @param digest of its contents
   * @param percent the share of the subjects; all if empty
   * @param at when it comes into force; at once if empty
   * @param despiteBreach whether it is wanted though the release broke a guardrail
   */
  public record Step(
      String project,
      String archive,
      String digest,
      Mode mode,
      Optional<Integer> percent,
      Optional<Instant> at,
      String reason,
      boolean despiteBreach) {

    /** What it does, in one line; not why. */
    public String line() {
      return "%s %s %s".formatted(project, mode.name().toLowerCase(Locale.ROOT), digest)
          + percent.map(share -> " %d %%".formatted(share)).orElse("")
          + at.map(instant -> " at " + instant).orElse("")
          + (despiteBreach ? " despite a breach" : "");
    }
  }

  /** For whom a release decides. */
  public enum Mode {
    /** For all subjects. */
    LIVE,
    /** For a share of them, beside the live release. */
    CANARY,
    /** For nobody to see, beside the live release. */
    SHADOW
  }

  /** Whether this is the name of an environment. */
  public static boolean isEnvironment(String text) {
    return NAME.matcher(text).matches();
  }

  /** The line of the signature of a plan. */
  public static String sign(byte[] yaml, SigningKey key) {
    return Signatures.sign(message(yaml), key);
  }

  /**
   * The id of the key that signed a plan.
   *
   * @throws ArchiveException if it is none of these
   */
  public static String signer(byte[] yaml, byte[] signature, Collection<VerificationKey> trusted) {
    var line = new String(signature, StandardCharsets.US_ASCII);
    return Signatures.signer("plan", message(yaml), line, trusted);
  }

  private static byte[] message(byte[] yaml) {
    var purpose = PURPOSE.getBytes(StandardCharsets.US_ASCII);
    var message = new byte[purpose.length + yaml.length];
    System.arraycopy(purpose, 0, message, 0, purpose.length);
    System.arraycopy(yaml, 0, message, purpose.length, yaml.length);
    return message;
  }

  /**
   * Reads a plan.
   *
   * @throws ProjectException with all that is wrong
   */
  public static DeploymentPlan read(byte[] yaml) {
    var problems = new Problems();
    var plan =
        YamlDocument.read(FILE, yaml, problems).map(YamlValue::object).map(DeploymentPlan::plan);
    problems.throwIfAny();
    return plan.orElseThrow();
  }

  private static DeploymentPlan plan(YamlObject plan) {
    plan.only("version", "environment", "deployments");
    var version = plan.required("version").map(v -> new Numbers(v).whole(1, MAX_VERSION)).orElse(1);
    var environment = text(plan, "environment", NAME, "the name of an environment, as production");
    var values = plan.required("deployments").map(YamlValue::list).orElse(List.of());
    if (values.size() > MAX_STEPS) {
      plan.value().problem("expected at most %d deployments".formatted(MAX_STEPS));
    }
    var steps = values.stream().map(DeploymentPlan::step).toList();
    var seen = new HashSet<String>();
    for (var i = 0; i < steps.size(); i++) {
      if (!seen.add(steps.get(i).project() + " " + steps.get(i).mode())) {
        values.get(i).problem("expected one deployment of a project and mode, found another");
      }
    }
    return new DeploymentPlan(version, environment, steps);
  }

  private static Step step(YamlValue value) {
    var step = value.object();
    step.only("project", "archive", "digest", "mode", "percent", "at", "reason", "despiteBreach");
    var percent = step.get("percent").map(v -> new Numbers(v).whole(1, ALL));
    var reason = step.get("reason").map(DeploymentPlan::reason).orElse("");
    var despiteBreach = step.get("despiteBreach").map(YamlValue::truth).orElse(false);
    if (despiteBreach && reason.isBlank()) {
      value.problem("expected a 'reason' beside 'despiteBreach'");
    }
    return new Step(
        text(step, "project", NAME, "the name of a project"),
        text(step, "archive", PATH, "the path of an archive in this folder, without . and .."),
        text(step, "digest", DIGEST, "sha256: and 64 hexadecimal digits"),
        mode(step, percent),
        percent,
        step.instant("at"),
        reason,
        despiteBreach);
  }

  private static Mode mode(YamlObject step, Optional<Integer> percent) {
    var mode =
        step.get("mode")
            .flatMap(value -> value.constant(Mode.class))
            .orElse(percent.isPresent() ? Mode.CANARY : Mode.LIVE);
    var share = percent.orElse(ALL);
    if (mode == Mode.CANARY && share == ALL) {
      step.value().problem("expected a 'percent' of a canary between 1 and 99");
    } else if (mode == Mode.LIVE && percent.isPresent()) {
      step.value().problem("expected no 'percent', for live is for all");
    }
    return mode;
  }

  private static String reason(YamlValue value) {
    if (value.text().length() > MAX_REASON) {
      value.problem("expected at most %d characters".formatted(MAX_REASON));
    }
    return value.text();
  }

  private static String text(YamlObject step, String name, Pattern pattern, String expected) {
    var value = step.required(name);
    value
        .filter(one -> !pattern.matcher(one.text()).matches())
        .ifPresent(one -> one.expected(expected));
    return value.map(YamlValue::text).orElse("");
  }
}
