package dev.arbiter.domain.decision;

import dev.arbiter.domain.release.ReleaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model or a rule set of a release that was evaluated alone, as it is logged: with what is needed
 * to do it again.
 *
 * @param id unique; ids sort by time
 * @param at the instant that the evaluation took for now
 * @param subject the id of the profile it was about, or what stands for one that was not named
 * @param service the name of the model or rule set
 * @param request and {@code answer}: maps, lists, texts, numbers and truth values
 * @param took without the log
 */
public record Evaluation(
    String id,
    Instant at,
    String subject,
    ReleaseRef release,
    Kind kind,
    String service,
    Map<String, Object> request,
    Map<String, Object> answer,
    Duration took) {
  public Evaluation {
    request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
    answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
  }

  /** What is evaluated. */
  public enum Kind {
    MODEL,
    RULE_SET
  }
}
