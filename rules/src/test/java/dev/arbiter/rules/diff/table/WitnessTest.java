package dev.arbiter.rules.diff.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.diff.Offers;
import dev.arbiter.rules.diff.Offers.Row;
import dev.arbiter.rules.diff.source.TableVersions;
import dev.arbiter.rules.feel.FeelCells;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled releases answer as the comparison of their tables says. */
@Tag("X16")
class WitnessTest {
  private static final ClassLoader LOADER = WitnessTest.class.getClassLoader();
  private static final int PAIRS = 15;
  private static final long MINUTE = 60_000_000_000L;
  private static final List<String> SPEND =
      List.of("-", "< 2", ">= 2", "[1..3)", "not(2)", "2", "null", "not(null)");
  private static final List<String> NAME = List.of("-", "\"a\"", "not(\"a\")", "\"a\", \"b\"");

  private final Random random = new Random(18);

  @ParameterizedTest
  @ValueSource(strings = {"UNIQUE", "FIRST", "COLLECT"})
  void releasesDifferInAllRegionsAndNowhereElse(String policy) {
    for (var i = 0; i < PAIRS; i++) {
      var rows = new ArrayList<>(IntStream.range(0, 5).mapToObj(row -> row()).toList());
      var before = Offers.project(policy, rows);
      rows.set(random.nextInt(5), row());
      rows.add(rows.remove(random.nextInt(5)));
      var after = Offers.project(policy, rows);
      try (var one = before.compile();
          var two = after.compile()) {
        var tables = TableVersions.of(before.files(), after.files()).get(0);
        var difference =
            new TableDiffer(one, two, LOADER, new Budget(100_000, MINUTE))
                .difference(tables.before(), tables.after());
        assertThat(difference.complete()).isTrue();
        assertThat(difference.unconfirmed()).isEmpty();
        var expected =
            inputs().stream()
                .filter(input -> !said(one.ruleSets(), input).equals(said(two.ruleSets(), input)))
                .collect(Collectors.toSet());
        assertThat(found(difference)).as("%s %s", difference, rows).isEqualTo(expected);
      }
    }
  }

  @Test
  void oneCellOfFourThousandRowsIsFoundWithinSeconds() {
    var rows =
        IntStream.range(0, 4_000)
            .mapToObj(
                i -> {
                  var spend = "[%d..%d)".formatted(i / 4, i / 4 + 1);
                  return new Row(spend, "\"n" + i % 4 + '"', "adjust", "1." + i % 9, "-");
                })
            .collect(Collectors.toCollection(ArrayList::new));
    var before = Offers.project("FIRST", rows);
    rows.set(2_000, new Row("[500..502)", "\"n0\"", "adjust", "1.2", "-"));
    var after = Offers.project("FIRST", rows);
    var tables = TableVersions.of(before.files(), after.files()).get(0);
    var feel = new FeelCells(LOADER);
    var start = System.nanoTime();
    var comparison =
        new Comparison(
            tables.before().orElseThrow(),
            tables.after().orElseThrow(),
            feel,
            new Budget(4_000_000, MINUTE));
    var difference =
        comparison.difference(inputs -> Optional.of(new Trial.Shown(Map.of(), "1.4", "1.2", true)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(difference.complete()).isTrue();
    assertThat(difference.regions())
        .extracting(Region::where)
        .containsExactly(Map.of("Spend", "[501..502)", "Name", "\"n0\""));
  }

  private Row row() {
    var verdict = any(List.of("keep", "exclude", "adjust"));
    return new Row(any(SPEND), any(NAME), verdict, any(List.of("2", "3")), "-");
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** All facts that differ for any cell. */
  private static List<Map<String, Object>> inputs() {
    var inputs = new ArrayList<Map<String, Object>>();
    for (var spend : new @Nullable String[] {"0", "1", "1.5", "2", "2.5", "3", "4", null}) {
      for (var name : new @Nullable String[] {"a", "b", "c", null}) {
        var input = new TreeMap<String, Object>();
        if (spend != null) {
          input.put("spend30d", new BigDecimal(spend));
        }
        if (name != null) {
          input.put("firstName", name);
        }
        inputs.add(input);
      }
    }
    return inputs;
  }

  private static Set<Map<String, Object>> found(TableDifference difference) {
    var tables = new FeelCells(LOADER);
    return inputs().stream()
        .filter(
            input ->
                difference.regions().stream()
                    .anyMatch(
                        region ->
                            accepts(tables, region, "Spend", input.get("spend30d"))
                                && accepts(tables, region, "Name", input.get("firstName"))))
        .collect(Collectors.toSet());
  }

  private static boolean accepts(
      FeelCells feel, Region region, String label, @Nullable Object value) {
    var cell = region.where().getOrDefault(label, "-");
    if (cell.equals("-")) {
      return true;
    }
    var known = cell.equals("null") ? "" : cell.replaceFirst(", null$", "");
    return value == null
        ? cell.endsWith("null")
        : !known.isEmpty() && feel.cell(known).accepts(value) == Truth.TRUE;
  }

  /** What the table says, by the last word on each thing. */
  private static Object said(Map<String, RuleSet> rules, Map<String, Object> traits) {
    var situation = new Situation(Facts.of(traits), Facts.none(), Instant.EPOCH);
    var verdicts = rules.getOrDefault("offers", RuleSet.NONE).judge(situation, List.of("hello"));
    if (verdicts.stream().anyMatch(Verdict.Exclude.class::isInstance)) {
      return "exclude";
    }
    if (verdicts.stream().anyMatch(Verdict.Conflict.class::isInstance)) {
      return "conflict";
    }
    return List.of(
        verdicts.stream().anyMatch(Verdict.Keep.class::isInstance),
        verdicts.stream()
            .filter(Verdict.Adjust.class::isInstance)
            .map(verdict -> ((Verdict.Adjust) verdict).factor())
            .sorted()
            .toList());
  }
}
