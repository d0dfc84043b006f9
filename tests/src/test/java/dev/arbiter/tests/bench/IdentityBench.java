package dev.arbiter.tests.bench;

import dev.arbiter.domain.match.Clusters;
import dev.arbiter.domain.match.Matcher;
import dev.arbiter.domain.match.Matcher.Settings;
import dev.arbiter.domain.match.Matches;
import dev.arbiter.domain.match.Weights;
import dev.arbiter.tests.identity.Febrl;
import dev.arbiter.tests.identity.Labelled;
import dev.arbiter.tests.identity.Labelled.Accuracy;
import dev.arbiter.tests.identity.Recipe;
import dev.arbiter.tests.identity.Recipe.Copies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well and how fast records of one person are found, with the same settings everywhere. */
public final class IdentityBench {
  private static final int RECORDS = 5_000;
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  private static final List<Double> THRESHOLDS =
      List.of(0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999);

  /** Low enough for every pair that is compared. */
  private static final double ALL = Double.MIN_VALUE;

  /** What was found in a set, and how long it took in milliseconds. */
  private record Run(
      Labelled set,
      Weights weights,
      Matches matches,
      Clusters groups,
      long fitMillis,
      long restMillis) {
    static Run of(Labelled set) {
      var start = System.nanoTime();
      var weights = Matcher.fit(set.fields(), set.people(), Settings.DEFAULT);
      var fitted = System.nanoTime();
      var matcher = new Matcher(weights, Settings.DEFAULT);
      var matches = matcher.match(set.people());
      var groups = matcher.group(set.people(), matches.links(), Clusters.NO_CONFLICT);
      var done = System.nanoTime();
      return new Run(
          set, weights, matches, groups, (fitted - start) / 1_000_000, (done - fitted) / 1_000_000);
    }

    /** What would be found with another threshold. */
    Matches matchesFrom(double threshold) {
      var settings =
          new Settings(
              threshold,
              Settings.DEFAULT.block(),
              Settings.DEFAULT.group(),
              Settings.DEFAULT.links());
      return new Matcher(weights, settings).match(set.people());
    }

    /** The share of all pairs that need not be compared. */
    double reduction() {
      var records = set.people().size();
      return 1 - matches.pairs() / (records * (records - 1.0) / 2);
    }
  }

  private IdentityBench() {}

  /**
   * @param arguments the file of the report, then files as Febrl publishes them
   */
  public static void main(String[] arguments) throws IOException {
    var sets = new LinkedHashMap<String, Labelled>();
    for (var file : List.of(arguments).subList(1, arguments.length)) {
      var path = Path.of(file);
      sets.put("Febrl " + path.getFileName().toString().split("\\.", 2)[0], Febrl.read(path));
    }
    for (var copies : List.of(Copies.FEW, Copies.ONE, Copies.UNIFORM, Copies.ZIPF)) {
      sets.put("register, " + copies, new Recipe(31, RECORDS, copies, true, 0.3, 2).make());
    }
    sets.put("register, worse, ZIPF", new Recipe(31, RECORDS, Copies.ZIPF, true, 0.3, 3).make());
    sets.put("shop, ZIPF", new Recipe(31, RECORDS, Copies.ZIPF, false, 0.1, 2).make());
    sets.values().forEach(Run::of); // so that the code is compiled when it is measured
    var runs = new LinkedHashMap<String, Run>();
    sets.forEach((name, set) -> runs.put(name, Run.of(set)));
    var lines = new ArrayList<String>();
    lines.addAll(quality(runs));
    lines.addAll(sweep(runs));
    lines.addAll(weights(runs));
    lines.addAll(growth());
    new Report(
            "Who is who",
            "One thread, the same default settings for all sets; fitting and matching know nothing of"
                + " the truth. Febrl's sets were made by its authors; registers and shops are"
                + " generated, with people who live together (three of ten; in the shop one of ten):"
                + " a register has national numbers, a shop none and often no date of birth.")
        .write(Path.of(arguments[0]), lines);
  }

  private static List<String> quality(Map<String, Run> runs) {
    var lines =
        new ArrayList<>(
            List.of(
                "## Accuracy at the default threshold of " + Settings.DEFAULT.threshold(),
                "",
                "Links are pairs; of groups, all pairs count. Reachable is the share of true pairs"
                    + " that share a key; reduction the share of all pairs that is not compared.",
                "",
                "| set | records | true pairs | compared | reduction | reachable | links: precision |"
                    + " recall | F1 | groups: precision | recall | F1 | iterations | fit ms |"
                    + " match and group ms |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"));
    runs.forEach((name, run) -> lines.add(quality(name, run)));
    lines.add("");
    return lines;
  }

  private static String quality(String name, Run run) {
    var links = run.set().of(run.matches().links());
    var reachable = run.set().of(run.matchesFrom(ALL).links()).recall();
    return "| %s | %d | %d | %d | %.5f | %.4f | %s | %s | %d | %d | %d |"
        .formatted(
            name,
            run.set().people().size(),
            links.all(),
            run.matches().pairs(),
            run.reduction(),
            reachable,
            cells(links),
            cells(run.set().of(run.groups())),
            run.weights().origin().iterations(),
            run.fitMillis(),
            run.restMillis());
  }

  private static String cells(Accuracy accuracy) {
    return "%.4f | %.4f | %.4f".formatted(accuracy.precision(), accuracy.recall(), accuracy.f1());
  }

  private static List<String> sweep(Map<String, Run> runs) {
    var lines =
        new ArrayList<>(
            List.of(
                "## Links by threshold",
                "",
                "| set | threshold | precision | recall | F1 |",
                "|---|---|---|---|---|"));
    runs.forEach(
        (name, run) ->
            THRESHOLDS.forEach(
                threshold -> {
                  var accuracy = run.set().of(run.matchesFrom(threshold).links());
                  lines.add("| %s | %s | %s |".formatted(name, threshold, cells(accuracy)));
                }));
    lines.add("");
    return lines;
  }

  private static List<String> weights(Map<String, Run> runs) {
    var lines = new ArrayList<String>();
    runs.forEach(
        (name, run) -> {
          if (name.startsWith("Febrl")) {
            lines.addAll(weights(name, run.weights()));
          }
        });
    return lines;
  }

  private static List<String> weights(String name, Weights weights) {
    var prior = weights.prior();
    var lines =
        new ArrayList<>(
            List.of(
                "## Weights of " + name,
                "",
                "Of random pairs %.2e are of one person, %.2e of one household, %.2e of neighbours."
                    .formatted(prior.same(), prior.household(), prior.neighbours()),
                "",
                "| field | level | m | u | bits |",
                "|---|---|---|---|---|"));
    for (var of : weights.fields()) {
      for (var at : of.levels()) {
        lines.add(
            "| %s | %s | %.4f | %.6f | %.2f |"
                .formatted(of.field().name(), at.level(), at.m(), at.u(), at.bits()));
      }
    }
    lines.add("");
    return lines;
  }

  private static List<String> growth() {
    var lines =
        new ArrayList<>(
            List.of(
                "## Growth",
                "",
                "Registers, none to four copies of each person.",
                "",
                "| records | compared | per record | keys left out | links: precision | recall | F1 |"
                    + " groups: precision | recall | F1 | fit ms | match and group ms |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|"));
    for (var size : SIZES) {
      var run = Run.of(new Recipe(31, size, Copies.UNIFORM, true, 0.3, 2).make());
      lines.add(
          "| %d | %d | %.1f | %d | %s | %s | %d | %d |"
              .formatted(
                  size,
                  run.matches().pairs(),
                  (double) run.matches().pairs() / size,
                  run.matches().oversized(),
                  cells(run.set().of(run.matches().links())),
                  cells(run.set().of(run.groups())),
                  run.fitMillis(),
                  run.restMillis()));
    }
    return lines;
  }
}
