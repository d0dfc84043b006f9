package dev.arbiter.rules.cli;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.proof.MutationScore;
import dev.arbiter.rules.proof.Mutations;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.rules.scenario.ScenarioResult;
import java.io.PrintWriter;
import java.time.Duration;

/** Runs all scenarios of a project and tells how they went, and what they reach and notice. */
final class TestRun {
  private static final int MOST_MISSED = 5;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final PrintWriter out;
  private final boolean verbose;
  private final ReleaseCompiler compiler = new ReleaseCompiler(TestRun.class.getClassLoader());

  TestRun(PrintWriter out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  Proof run(ProjectFiles files) {
    var start = System.nanoTime();
    try (var compiled = compiler.compile(files, 1)) {
      var project = compiled.release().ref().project();
      out.printf("%s compiled in %s%n", project, seconds(start));
      var proof = Proof.of(compiled.release(), files, LIMIT);
      if (proof.results().isEmpty()) {
        throw new CommandFailure(
            "The project has no scenarios: expected some in scenarios/*.yaml.");
      }
      tell(proof);
      var failed = proof.results().stream().filter(result -> !result.passed()).count();
      out.printf(
          "%d passed, %d failed, in %s%n", proof.results().size() - failed, failed, seconds(start));
      if (proof.resting() > 0) {
        out.printf("%d not run, for a tag of theirs is disabled%n", proof.resting());
      }
      coverage(proof);
      return proof;
    }
  }

  /** Seeds faults into a project whose scenarios pass. */
  MutationScore mutate(ProjectFiles files, Mutations test) {
    var start = System.nanoTime();
    var score = test.run(compiler, files);
    score.survivors().forEach(fault -> out.println("  NOT NOTICED " + fault));
    out.printf(
        "mutation score %.3f: %d of %d seeded faults noticed, in %s%n",
        score.share(), score.caught(), score.caught() + score.survivors().size(), seconds(start));
    out.printf(
        "  of %d possible: %d harmless, %d that do not compile, %d beyond the sample or the time%n",
        score.all(), score.harmless(), score.unsound(), score.left());
    return score;
  }

  private void tell(Proof proof) {
    var file = "";
    for (var result : proof.results()) {
      if (!result.scenario().file().equals(file)) {
        file = result.scenario().file();
        out.println(file);
      }
      tell(result);
    }
  }

  private void tell(ScenarioResult result) {
    if (!result.passed()) {
      out.printf("  FAILED %s (line %d)%n", result.scenario().name(), result.scenario().line());
      result.differences().forEach(difference -> out.println("         " + difference));
    } else if (verbose) {
      out.println("  passed " + result.scenario().name());
    }
  }

  private void coverage(Proof proof) {
    out.printf("coverage %.3f%n", proof.coverage().share());
    for (var part : proof.coverage().parts()) {
      if (part.total() > 0) {
        out.printf("  %d of %d %s%n", part.reached(), part.total(), part.name());
      }
      var most = verbose ? part.total() : MOST_MISSED;
      part.missed().stream().limit(most).forEach(place -> out.println("    missed " + place));
      if (part.missed().size() > most) {
        out.printf("    and %d more (--verbose lists all)%n", part.missed().size() - most);
      }
    }
  }

  private static String seconds(long start) {
    return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0);
  }
}
