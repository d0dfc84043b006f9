package dev.arbiter.rules.project;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.OutcomeBound;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.Optional;

/** Reads guardrails. */
final class GuardrailsReader {
  private static final int MOST = 1_000_000;

  private GuardrailsReader() {}

  /** The guardrails; none if something is wrong with them, which is told. */
  static Optional<Guardrails> read(YamlValue value) {
    var object =
        value
            .object()
            .only(
                "errors",
                "p99Millis",
                "fallback",
                "empty",
                "mismatch",
                "outcome",
                "action",
                "window",
                "watch",
                "sample",
                "alpha");
    try {
      return Optional.of(
          new Guardrails(
              share(object, "errors"),
              whole(object, "p99Millis"),
              share(object, "fallback"),
              share(object, "empty"),
              object.get("mismatch").map(YamlValue::truth),
              object.get("outcome").map(GuardrailsReader::outcome),
              object.get("action").flatMap(v -> v.constant(Guardrails.Action.class)),
              duration(object, "window"),
              duration(object, "watch"),
              whole(object, "sample"),
              share(object, "alpha")));
    } catch (ViolationException refused) {
      value.problem(refused.violation().message());
      return Optional.empty();
    }
  }

  private static OutcomeBound outcome(YamlValue value) {
    var outcome = value.object().only("event", "within", "loss");
    return new OutcomeBound(
        outcome.required("event").map(Names::id).orElse("event"),
        outcome.required("within").map(v -> new Numbers(v).duration()).orElse(Duration.ofDays(1)),
        outcome.required("loss").map(v -> new Numbers(v).between(0, 1)).orElse(0.0));
  }

  private static Optional<Double> share(YamlObject object, String name) {
    return object.get(name).map(value -> new Numbers(value).between(0, 1));
  }

  private static Optional<Integer> whole(YamlObject object, String name) {
    return object.get(name).map(value -> new Numbers(value).whole(1, MOST));
  }

  private static Optional<Duration> duration(YamlObject object, String name) {
    return object.get(name).map(value -> new Numbers(value).duration());
  }
}
