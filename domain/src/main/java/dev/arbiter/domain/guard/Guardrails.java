package dev.arbiter.domain.guard;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bounds within which a deployment has to stay, and what happens when it does not. What is not said
 * of the last five has a default, which is filled in.
 *
 * @param errors the largest share of decisions that may fail
 * @param p99Millis within which 99 of 100 decisions must be made
 * @param fallback the largest share in which a model's fallback stands in or rules exceed their
 *     budget
 * @param empty the largest share in which nothing is chosen
 * @param mismatch whether a canary must have the share of the subjects that was declared for it
 * @param outcome what must follow on a canary's decisions as on those of the live release
 * @param action what happens
 * @param window for how long decisions are gathered before they are judged
 * @param watch for how long decisions are watched; their outcomes come later
 * @param sample how many decisions are judged at least; a window with fewer goes on
 * @param alpha the chance, at most, that a deployment is stopped though it keeps all bounds
 */
public record Guardrails(
    Optional<Double> errors,
    Optional<Integer> p99Millis,
    Optional<Double> fallback,
    Optional<Double> empty,
    Optional<Boolean> mismatch,
    Optional<OutcomeBound> outcome,
    Optional<Action> action,
    Optional<Duration> window,
    Optional<Duration> watch,
    Optional<Integer> sample,
    Optional<Double> alpha) {
  private static final int MOST_MILLIS = 60_000;
  private static final int MOST_SAMPLE = 1_000_000;
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
  private static final Duration LONGEST_WATCH = Duration.ofDays(31);

  /** What a breach leads to. */
  public enum Action {
    /** The release goes no further: its coming deployments are taken back, new ones refused. */
    HOLD,
    /** What was live before it answers again, and it is held. */
    ROLLBACK;

    /** The name in JSON and YAML. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this name. */
    public static Action of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Events that should follow on decisions.
   *
   * @param event the type of the events
   * @param within how long after the first decision for a subject they count
   * @param loss how much rarer than with the live release they may be: 0.1 is by a tenth
   */
  public record OutcomeBound(String event, Duration within, double loss) {
    private static final Duration LONGEST = Duration.ofDays(14);

    public OutcomeBound {
      check(!event.isBlank(), "outcome.event", "the type of an event");
      checkLength(within, LONGEST, "outcome.within");
      check(loss >= 0 && loss < 1, "outcome.loss", "at least 0 and less than 1");
    }
  }

  public Guardrails {
    errors.ifPresent(share -> checkShare(share, "errors"));
    fallback.ifPresent(share -> checkShare(share, "fallback"));
    empty.ifPresent(share -> checkShare(share, "empty"));
    p99Millis.ifPresent(
        millis -> check(millis >= 1 && millis <= MOST_MILLIS, "p99Millis", "1 to " + MOST_MILLIS));
    mismatch = mismatch.or(() -> Optional.of(true));
    action = action.or(() -> Optional.of(Action.ROLLBACK));
    window = window.or(() -> Optional.of(Duration.ofMinutes(1)));
    watch = watch.or(() -> Optional.of(Duration.ofDays(1)));
    sample = sample.or(() -> Optional.of(100));
    alpha = alpha.or(() -> Optional.of(0.01));
    checkLength(window.get(), LONGEST_WINDOW, "window");
    checkLength(watch.get(), LONGEST_WATCH, "watch");
    check(sample.get() >= 1 && sample.get() <= MOST_SAMPLE, "sample", "1 to " + MOST_SAMPLE);
    check(alpha.get() > 0 && alpha.get() <= 0.5, "alpha", "more than 0 and at most 0.5");
  }

  /** How long after a decision was asked for it is waited for, so that slow ones count. */
  public Duration settling() {
    return SETTLING.plusMillis(p99Millis.orElse(0));
  }

  /** How long after a deployment there may be something to judge. */
  public Duration lasting() {
    return watch
        .orElseThrow()
        .plus(outcome.map(OutcomeBound::within).orElse(Duration.ZERO))
        .plus(settling());
  }

  /**
   * Judges a window by each bound that it tells of. The chance of a false alarm is spent on bounds
   * in equal parts, and of each part on the i-th window 1/i(i+1), which sums to one over all that
   * may ever come: so looking again and again does not make false alarms more likely than alpha.
   *
   * @param number of the window, from 1
   */
  public List<Finding> judge(Observation seen, int number) {
    var spent = alpha.orElseThrow() / bounds() / number / (number + 1.0);
    return Stream.of(seen.outcomes() ? ofOutcome(seen) : ofDecisions(seen))
        .flatMap(List::stream)
        .map(finding -> finding.judged(spent))
        .toList();
  }

  private long bounds() {
    return Stream.of(errors, p99Millis, fallback, empty, mismatch.filter(wanted -> wanted), outcome)
        .filter(Optional::isPresent)
        .count();
  }

  private List<Finding> ofDecisions(Observation seen) {
    var tried = seen.tried();
    var all = tried.decisions();
    var findings = new ArrayList<Finding>();
    errors.ifPresent(bound -> findings.add(Finding.atMost("errors", tried.failed(), all, bound)));
    if (p99Millis.isPresent()) {
      findings.add(Finding.atMost("slow", tried.slow(), all, 0.01));
    }
    fallback.ifPresent(
        bound -> findings.add(Finding.atMost("fallback", tried.fallback(), all, bound)));
    empty.ifPresent(bound -> findings.add(Finding.atMost("empty", tried.empty(), all, bound)));
    if (mismatch.orElseThrow() && seen.live().isPresent()) {
      var subjects = tried.subjects() + seen.live().get().subjects();
      findings.add(Finding.exactly("mismatch", tried.subjects(), subjects, seen.share()));
    }
    return findings;
  }

  /**
   * Given how many outcomes there were of both, each is the canary's with the chance that follows
   * from the numbers of the subjects, if the canary does as well as it must. That is exact for rare
   * outcomes, and else errs on the side of the canary.
   */
  private List<Finding> ofOutcome(Observation seen) {
    var live = seen.live();
    if (outcome.isEmpty() || live.isEmpty() || live.get().subjects() == 0) {
      return List.of();
    }
    var tried = seen.tried();
    var kept = 1 - outcome.get().loss();
    var expected = kept * tried.subjects();
    var ofBoth = tried.followed() + live.get().followed();
    var chance =
        Chernoff.atMost(tried.followed(), ofBoth, expected / (expected + live.get().subjects()));
    return List.of(
        new Finding(
            "outcome",
            tried.subjects(),
            Finding.share(tried.followed(), tried.subjects()),
            kept * Finding.share(live.get().followed(), live.get().subjects()),
            chance,
            false));
  }

  private static void checkShare(double share, String path) {
    check(share >= 0 && share < 1, path, "at least 0 and less than 1");
  }

  private static void checkLength(Duration length, Duration longest, String path) {
    check(
        length.compareTo(Duration.ofSeconds(1)) >= 0 && length.compareTo(longest) <= 0,
        path,
        "PT1S to " + longest);
  }

  private static void check(boolean holds, String path, String expected) {
    if (!holds) {
      throw new ViolationException(Violation.outOfRange("guardrails." + path, expected));
    }
  }
}
