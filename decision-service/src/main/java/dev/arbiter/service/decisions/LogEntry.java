package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.release.ReleaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is written into the log at once.
 *
 * @param subject the id of the profile, under whose key the record is sealed
 * @param kind {@code actions}, {@code failed}, {@code shadow}, {@code model} or {@code rule-set}
 * @param service the name of the model or rule set; of a shadow, the id of the decision that was
 *     answered; else empty
 * @param slot and {@code channel}, {@code purpose}, {@code chosen}, {@code excluded}: of a decision
 *     about actions, else empty
 * @param fallback whether a fallback stands in for something that could not be had
 * @param record JSON in UTF-8, written by {@link RecordJson}
 */
record LogEntry(
    String id,
    Instant decidedAt,
    String subject,
    String kind,
    String service,
    String slot,
    String channel,
    String purpose,
    ReleaseRef release,
    List<String> chosen,
    int excluded,
    Duration took,
    boolean fallback,
    byte[] record) {

  /** The kind of decisions about actions. */
  static final String ACTIONS = "actions";

  /** The kind of decisions about actions that failed. */
  static final String FAILED = "failed";

  /** The kind of decisions that nobody saw. */
  static final String SHADOW = "shadow";

  /**
   * @param engine name and version of what evaluated the rules
   */
  static LogEntry of(Answer answer, String engine) {
    var decision = answer.record().decision();
    var request = answer.record().request();
    return new LogEntry(
        decision.id(),
        decision.decidedAt(),
        answer.record().profile(),
        ACTIONS,
        "",
        request.slot(),
        request.channel(),
        request.purpose(),
        decision.release(),
        decision.actions().stream().map(Choice::action).toList(),
        decision.excluded().size(),
        answer.took(),
        answer.record().hasFallback(),
        RecordJson.bytes(answer, engine));
  }

  /** The same as an entry about what another release would have decided. */
  LogEntry shadowOf(String decisionId) {
    return new LogEntry(
        id,
        decidedAt,
        subject,
        SHADOW,
        decisionId,
        slot,
        channel,
        purpose,
        release,
        chosen,
        excluded,
        took,
        fallback,
        record);
  }

  static LogEntry of(Failure failure, String engine) {
    return new LogEntry(
        failure.id(),
        failure.at(),
        failure.profile(),
        FAILED,
        "",
        failure.request().slot(),
        failure.request().channel(),
        failure.request().purpose(),
        failure.release(),
        List.of(),
        0,
        failure.took(),
        false,
        RecordJson.bytes(failure, engine));
  }

  static LogEntry of(Evaluation evaluation, String engine) {
    return new LogEntry(
        evaluation.id(),
        evaluation.at(),
        evaluation.subject(),
        evaluation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        evaluation.service(),
        "",
        "",
        "",
        evaluation.release(),
        List.of(),
        0,
        evaluation.took(),
        false,
        RecordJson.bytes(evaluation, engine));
  }

  /**
   * @param seq its place in the log
   */
  DecisionSummary summary(long seq) {
    return new DecisionSummary(
        seq,
        id,
        decidedAt,
        subject,
        slot,
        channel,
        purpose,
        release.project(),
        release.number(),
        chosen,
        excluded,
        took.toNanos() / 1_000,
        kind,
        service);
  }
}
