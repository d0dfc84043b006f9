package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every decision made, in the order of commitment. Thread-safe. */
interface DecisionLog {

  /** Returns when the decision is durable. */
  void append(Answer answer);

  Optional<LoggedDecision> find(String id);

  /**
   * The latest decisions, newest first.
   *
   * @param profile of this subject only, else of all
   * @param before only those with a smaller sequence number
   */
  List<DecisionSummary> list(Optional<String> profile, long before, int limit);

  /** What the project chose for the subject after {@code since}, in the order of commitment. */
  List<Contact> contacts(String project, String profile, Instant since);
}
