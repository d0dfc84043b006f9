package dev.arbiter.rules.cost;

import static java.util.Comparator.comparingDouble;

import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.cost.CostReport.Cost;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.Scenarios;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what the rules of a project cost, by making the decisions of its scenarios again and
 * again, of those that rest too: each round once as they are, for the time of the whole, and once
 * with every part timed. Rules in DRL and sheets work together and are timed together. For one
 * thread.
 *
 * @param warming rounds that are made before and not counted
 * @param rounds that are counted
 */
public record Costs(int warming, int rounds) {
  /** Enough for the compiler of the virtual machine; some seconds. */
  public static final Costs DEFAULT = new Costs(200, 200);

  /**
   * The costs of a release.
   *
   * @param files of which it was made
   * @throws dev.arbiter.rules.ProjectException if the scenarios cannot be read
   */
  public CostReport of(CompiledRelease compiled, ProjectFiles files) {
    var scenarios = Scenarios.all(files); // a switch must not make the work less
    var whole = new Stopwatch();
    var timed = new TimedRelease(compiled.release(), sets(compiled, files));
    round(warming, compiled.release(), timed, scenarios, whole);
    whole.clear();
    timed.watches().values().forEach(Stopwatch::clear);
    round(rounds, compiled.release(), timed, scenarios, whole);
    var total = whole.total();
    var parts =
        timed.watches().entrySet().stream()
            .map(e -> cost(e.getKey().kind(), e.getKey().name(), e.getValue(), total))
            .sorted(comparingDouble(Cost::share).reversed())
            .toList();
    return new CostReport(cost("decision", "whole", whole, total), parts);
  }

  private static void round(
      int times, Release release, TimedRelease timed, List<Scenario> scenarios, Stopwatch whole) {
    var decider = new Decider();
    for (var i = 0; i < times; i++) {
      for (var scenario : scenarios) {
        var world = scenario.world();
        var request = scenario.request();
        whole.time(() -> decider.decide(release, request, world));
        decider.decide(timed.release(), request, world);
      }
    }
  }

  /** Each table in DMN by itself, and all rules that are code together. */
  private static Map<String, RuleSet> sets(CompiledRelease compiled, ProjectFiles files) {
    var sets = new LinkedHashMap<String, RuleSet>();
    for (var path : files.paths("tables", ".dmn")) {
      sets.put(path, set(compiled, path));
    }
    var code = new ArrayList<>(files.paths("rules", ".drl"));
    code.addAll(files.paths("tables", ".xlsx", ".csv"));
    if (!code.isEmpty()) {
      sets.put(String.join(", ", code), set(compiled, code.get(0)));
    }
    return sets;
  }

  private static RuleSet set(CompiledRelease compiled, String path) {
    return compiled.ruleSets().getOrDefault(ProjectFiles.name(path), RuleSet.NONE);
  }

  private static Cost cost(String kind, String name, Stopwatch watch, double total) {
    var share = total == 0 ? 0 : watch.total() / total;
    return new Cost(kind, name, watch.count(), watch.micros(0.5), watch.micros(0.99), share);
  }
}
