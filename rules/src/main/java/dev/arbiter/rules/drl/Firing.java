package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.budget.Spending;
import dev.arbiter.rules.drl.bytecode.Bounded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;

/** Hears what the rules say in one judgement, and ends it when it exceeds its budget. */
final class Firing extends DefaultAgendaEventListener
    implements Candidate.Listener, RuleRuntimeEventListener {
  private static final int MAX_CAUSES = 16;

  private final Map<String, RuleOrder> rules;
  private final List<Said> said = new ArrayList<>();
  private final Spending spending;
  private @Nullable RuleOrder current;

  Firing(Map<String, RuleOrder> rules, Spending spending) {
    this.rules = rules;
    this.spending = spending;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    var rule = event.getMatch().getRule();
    current = rules.get(rule.getPackageName() + "." + rule.getName());
    spending.fire();
  }

  /** What rules insert is no larger than facts may be. */
  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    spending.step(1);
    Bounded.checked(event.getObject());
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    // nothing is updated
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    // what is gone costs nothing
  }

  @Override
  public void said(Function<RuleRef, Verdict> verdict) {
    if (current == null) {
      throw new RuleException("a candidate was spoken of outside a rule");
    }
    said.add(new Said(current, verdict.apply(current.rule())));
  }

  List<Verdict> verdicts() {
    return said.stream().sorted(Comparator.comparing(Said::order)).map(Said::verdict).toList();
  }

  RuleException failure(Throwable cause) {
    return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(BudgetException.class::isInstance)
        .findFirst()
        .or(spending::exceeded)
        .<RuleException>map(exceeded -> new BudgetException(exceeded.getMessage() + at()))
        .orElseGet(() -> new RuleException("a rule failed" + at(), cause));
  }

  private String at() {
    return current == null ? "" : ": " + current.rule().source();
  }

  private record Said(RuleOrder order, Verdict verdict) {}
}
