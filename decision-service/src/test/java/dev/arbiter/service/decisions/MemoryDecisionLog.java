package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.service.database.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decisions in memory. */
final class MemoryDecisionLog implements DecisionLog {
  private final Map<String, LoggedDecision> decisions = new LinkedHashMap<>();

  @Override
  public void append(Answer answer) {
    append(LogEntry.of(answer, Answers.ENGINE));
  }

  @Override
  public void appendShadow(Answer answer, String decisionId) {
    append(LogEntry.of(answer, Answers.ENGINE).shadowOf(decisionId));
  }

  @Override
  public void append(Failure failure) {
    append(LogEntry.of(failure, Answers.ENGINE));
  }

  @Override
  public void append(Evaluation evaluation) {
    append(LogEntry.of(evaluation, Answers.ENGINE));
  }

  private synchronized void append(LogEntry entry) {
    var logged = new LoggedDecision(entry.summary(decisions.size() + 1L), entry.record());
    if (decisions.putIfAbsent(entry.id(), logged) != null) {
      throw new StoreException("log decisions", new IllegalStateException("it is there"));
    }
  }

  @Override
  public synchronized Optional<LoggedDecision> find(String id) {
    return Optional.ofNullable(decisions.get(id));
  }

  @Override
  public synchronized List<DecisionSummary> list(
      String kind, Optional<String> profile, long before, int limit) {
    var latest = new ArrayList<>(summaries().toList());
    Collections.reverse(latest);
    return latest.stream()
        .filter(one -> one.kind().equals(kind))
        .filter(one -> one.seq() < before && one.subject().equals(profile.orElse(one.subject())))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Contact> contacts(String project, String profile, Instant since) {
    return summaries()
        .filter(one -> one.kind().equals(LogEntry.ACTIONS))
        .filter(one -> one.project().equals(project) && one.subject().equals(profile))
        .filter(one -> one.decidedAt().isAfter(since))
        .flatMap(one -> one.actions().stream().map(action -> new Contact(action, one.decidedAt())))
        .toList();
  }

  private Stream<DecisionSummary> summaries() {
    return decisions.values().stream().map(LoggedDecision::summary);
  }
}
