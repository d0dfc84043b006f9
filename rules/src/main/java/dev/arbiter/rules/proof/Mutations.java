package dev.arbiter.rules.proof;

import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.Variants;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.rules.scenario.Scenarios;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Seeds faults into the rules, one at a time, and asks whether a scenario notices. Which faults is
 * always the same: all in the order of the files or, beyond a number, a sample by a fixed seed.
 *
 * @param most how many faults are seeded at most
 * @param limit when no further fault is seeded
 */
public record Mutations(int most, Duration limit) {
  private static final long SEED = 2026;

  /** Some hundred faults, within two minutes. */
  public static final Mutations DEFAULT = new Mutations(400, Duration.ofMinutes(2));

  /**
   * Runs the scenarios once for each fault.
   *
   * @throws ProjectException if the project is not sound
   */
  public MutationScore run(ReleaseCompiler compiler, ProjectFiles files) {
    var end = System.nanoTime() + limit.toNanos();
    var scenarios = new ArrayList<>(Scenarios.read(files));
    var all = Faults.of(RuleProject.of(files));
    var able = all.stream().filter(fault -> fault.harmless().isEmpty()).toList();
    var survivors = new ArrayList<Fault>();
    var unsound = 0;
    var seeded = 0;
    try (var variants = new Variants(compiler, files)) {
      for (var fault : sample(able)) {
        if (System.nanoTime() > end) {
          break;
        }
        seeded++;
        switch (seed(fault, variants, files, scenarios)) {
          case SURVIVED -> survivors.add(fault);
          case UNSOUND -> unsound++;
          default -> {
            // caught
          }
        }
      }
    }
    return new MutationScore(
        all.size(),
        seeded - unsound - survivors.size(),
        survivors,
        all.size() - able.size(),
        unsound,
        able.size() - seeded);
  }

  private List<Fault> sample(List<Fault> faults) {
    var numbers = new ArrayList<>(IntStream.range(0, faults.size()).boxed().toList());
    Collections.shuffle(numbers, new Random(SEED));
    return numbers.stream().limit(most).sorted().map(faults::get).toList();
  }

  private static Fate seed(
      Fault fault, Variants variants, ProjectFiles files, List<Scenario> scenarios) {
    try {
      if (fault.rule().isEmpty()) {
        var text = fault.edit().apply(files.text(fault.file()).orElseThrow());
        var changed = files.with(fault.file(), text.getBytes(StandardCharsets.UTF_8));
        return fate(variants.of(changed), scenarios);
      }
      var rule = fault.rule().get();
      var text = fault.edit().replacement();
      return text.isEmpty()
          ? fate(variants.without(rule), scenarios)
          : variants.with(rule, text, release -> fate(release, scenarios));
    } catch (ProjectException unsound) {
      return Fate.UNSOUND;
    }
  }

  /** The scenario that notices comes first next time, for faults near each other are alike. */
  private static Fate fate(Release release, List<Scenario> scenarios) {
    var runner = new ScenarioRunner();
    for (var scenario : scenarios) {
      if (!runner.run(release, scenario).passed()) {
        scenarios.remove(scenario);
        scenarios.add(0, scenario);
        return Fate.CAUGHT;
      }
    }
    return Fate.SURVIVED;
  }

  private enum Fate {
    CAUGHT,
    SURVIVED,
    UNSOUND
  }
}
