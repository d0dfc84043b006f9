package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.budget.Spending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.api.KieServices;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;

/**
 * Compiled rules in DRL. The facts are the situation and a {@link Candidate} for each action that
 * the rules speak of; without one of those the engine is not asked. Verdicts are ordered by
 * salience, then by file and place in the file, then as they were said.
 *
 * <p>Thread-safe. Whoever compiled them closes them, after the last judgement.
 */
public final class DrlRules implements RuleSet, AutoCloseable {
  private static final int WARM_SESSIONS = 2;

  private final KieServices services;
  private final KieContainer container;
  private final KieContainerSessionsPool sessions;
  private final Map<String, RuleOrder> rules;
  private final Optional<Set<String>> actions;
  private final Budget budget;

  DrlRules(
      KieServices services,
      KieContainer container,
      List<DrlOutline.Entry> entries,
      Optional<Set<String>> actions,
      Budget budget) {
    this.services = services;
    this.container = container;
    this.budget = budget;
    this.sessions = container.newKieSessionsPool(WARM_SESSIONS);
    this.rules = new HashMap<>();
    this.actions = actions.map(Set::copyOf);
    for (var entry : entries) {
      rules.put(entry.key(), new RuleOrder(entry.reference(), -entry.salience(), rules.size()));
    }
  }

  @Override
  public List<Verdict> judge(Situation situation, Collection<String> candidates) {
    try (var spending = Spending.start(budget)) {
      var firing = new Firing(rules, spending);
      var facts = new ArrayList<Object>();
      for (var candidate : candidates) {
        if (actions.map(ids -> ids.contains(candidate)).orElse(true)) {
          facts.add(new Candidate(candidate, firing));
        }
      }
      if (facts.isEmpty()) {
        return List.of();
      }
      facts.add(situation);
      execute(facts, firing);
      return firing.verdicts();
    }
  }

  private void execute(List<Object> facts, Firing firing) {
    var session = sessions.newStatelessKieSession();
    session.addEventListener((AgendaEventListener) firing);
    session.addEventListener((RuleRuntimeEventListener) firing);
    try {
      session.execute(facts);
    } catch (RuntimeException | StackOverflowError failed) {
      throw firing.failure(failed);
    }
  }

  @Override
  public void close() {
    sessions.shutdown();
    container.dispose();
    services.getRepository().removeKieModule(container.getReleaseId());
  }
}
