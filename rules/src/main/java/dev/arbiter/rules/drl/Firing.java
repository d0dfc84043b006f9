package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Hears what the rules say in one judgement, and ends it when it exceeds its budget. */
final class Firing extends DefaultAgendaEventListener implements Candidate.Listener {
  private static final int MOST_RULES = 10_000;

  /** A safety net only: what may fail for slowness alone would not decide the same way twice. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Map<String, RuleOrder> rules;
  private final List<Said> said = new ArrayList<>();
  private final long start = System.nanoTime();
  private @Nullable RuleOrder current;
  private int fired;

  Firing(Map<String, RuleOrder> rules) {
    this.rules = rules;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    var rule = event.getMatch().getRule();
    current = rules.get(rule.getPackageName() + "." + rule.getName());
    if (++fired > MOST_RULES) {
      throw new RuleException("the rules fired more than " + MOST_RULES + " times" + at());
    }
    if (System.nanoTime() - start > LONGEST.toNanos()) {
      throw new RuleException("the rules took longer than " + LONGEST.toSeconds() + " s" + at());
    }
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

  RuleException failure(RuntimeException cause) {
    return new RuleException("a rule failed" + at(), cause);
  }

  private String at() {
    return current == null ? "" : ": " + current.rule().source();
  }

  private record Said(RuleOrder order, Verdict verdict) {}
}
