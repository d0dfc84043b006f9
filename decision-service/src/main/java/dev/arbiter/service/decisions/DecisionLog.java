package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every decision made, in the order of commitment. Thread-safe. */
interface DecisionLog {

  /** Returns when the decision is durable. */
  void append(Answer answer);

  /**
   * Returns when a decision that nobody saw is durable; it counts as no contact.
   *
   * @param decisionId of the decision that was answered
   */
  void appendShadow(Answer answer, String decisionId);

  /** Returns when it is durable that a decision failed. */
  void append(Failure failure);

  /** Returns when the evaluation is durable. */
  void append(Evaluation evaluation);

  Optional<LoggedDecision> find(String id);

  /**
   * The latest decisions of a kind, newest first.
   *
   * @param kind see {@link LogEntry}
   * @param profile of this subject only, else of all
   * @param before only those with a smaller sequence number
   */
  List<DecisionSummary> list(String kind, Optional<String> profile, long before, int limit);

  /** What the project chose for the subject after {@code since}, in the order of commitment. */
  List<Contact> contacts(String project, String profile, Instant since);
}
