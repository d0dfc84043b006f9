package dev.arbiter.rules.analysis.table;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the analysis finds is what trying all inputs finds, no more and no less. */
@Tag("X16")
class TableAnalysisTest {
  private static final int TABLES = 150;
  private static final int BOUND = 1_000_000;

  private final RandomTables tables = new RandomTables(16);

  @ParameterizedTest
  @EnumSource(
      value = HitPolicy.class,
      names = {"UNIQUE", "ANY", "FIRST", "PRIORITY"})
  void aGapIsFoundWhereAKnownInputIsNotMatched(HitPolicy policy) {
    forEach(
        policy,
        (table, findings) -> {
          var gaps = of(findings, Check.TABLE_GAP);
          var known = tables.inputs(table).stream().filter(input -> !input.contains(null)).toList();
          var missed = known.stream().filter(i -> tables.matches(table, i).isEmpty()).toList();
          assertThat(gaps.isEmpty()).isEqualTo(missed.isEmpty());
          for (var gap : gaps) {
            var row = List.of(gap.message().replaceAll("^[^|]*\\| | \\|$", "").split(" \\| "));
            assertThat(known.stream().filter(input -> tables.accepts(row, input)))
                .isNotEmpty()
                .allMatch(missed::contains);
          }
        });
  }

  @Test
  void twoRowsOfAUniqueTableOverlapIfAnInputMatchesBoth() {
    forEach(
        HitPolicy.UNIQUE,
        (table, findings) -> {
          var found =
              of(findings, Check.TABLE_OVERLAP).stream()
                  .map(f -> f.message().replaceAll("\\D*(\\d+).*", "$1") + "+" + f.line())
                  .collect(toSet());
          assertThat(found)
              .isEqualTo(
                  pairs(table)
                      .filter(p -> tables.any(table, m -> m.containsAll(p)))
                      .map(p -> (p.get(0) + 1) + "+" + (p.get(1) + 1))
                      .collect(toSet()));
        });
  }

  @Test
  void rowsOfAnAnyTableContradictEachOtherIfTheyMatchTogetherAndDiffer() {
    forEach(
        HitPolicy.ANY,
        (table, findings) ->
            assertThat(of(findings, Check.TABLE_CONFLICT).size())
                .isEqualTo(
                    (int)
                        pairs(table)
                            .filter(p -> !said(table, p.get(0)).equals(said(table, p.get(1))))
                            .filter(p -> tables.any(table, m -> m.containsAll(p)))
                            .count()));
  }

  @ParameterizedTest
  @EnumSource(
      value = HitPolicy.class,
      names = {"FIRST", "PRIORITY"})
  void aRowIsUnreachableIfNoInputMakesItSpeak(HitPolicy policy) {
    forEach(
        policy,
        (table, findings) -> {
          var never =
              rows(table)
                  .filter(row -> !tables.any(table, m -> speaker(table, policy, m) == row))
                  .collect(toSet());
          assertThat(lines(findings, Check.ROW_UNREACHABLE, Check.ROW_DEAD)).isEqualTo(never);
        });
  }

  @Test
  void aRowIsRedundantIfAnotherOneMatchesWhereverItDoesAndSaysTheSame() {
    forEach(
        HitPolicy.COLLECT,
        (table, findings) -> {
          var redundant =
              rows(table)
                  .filter(row -> tables.any(table, m -> m.contains(row)))
                  .filter(row -> rows(table).anyMatch(other -> holds(table, other, row)))
                  .collect(toSet());
          assertThat(lines(findings, Check.ROW_REDUNDANT)).isEqualTo(redundant);
        });
  }

  @Test
  void cellsThatAreMoreThanIntervalsAreNamedAndNotGuessedAt() {
    var table = table(HitPolicy.UNIQUE, List.of("< 5", "? > traits.x", ">= 5"));
    assertThat(findings(table, BOUND))
        .extracting(Finding::message)
        .containsExactly(
            "not analysed, for more than intervals and sets: row 2, price: ? > traits.x");
  }

  @Test
  void thousandsOfRowsAreAnalysedInBounds() {
    var cells = IntStream.range(0, 8_000).mapToObj(i -> "[%d..%d)".formatted(i, i + 1)).toList();
    var one = new ArrayList<>(cells);
    one.set(4_711, "[4711..4712]");
    one.set(17, "[17..17.5)");
    var findings = findings(table(HitPolicy.UNIQUE, one), BOUND);
    assertThat(findings)
        .extracting(Finding::check)
        .containsExactly(Check.TABLE_OVERLAP, Check.TABLE_GAP, Check.TABLE_GAP, Check.TABLE_GAP);
    assertThat(findings.get(0).witness()).containsEntry("price", "4712");
    assertThat(findings.get(2).witness()).containsEntry("price", "17.5");
  }

  @Test
  void aSearchThatReachesItsBoundSaysSo() {
    var cells = IntStream.range(0, 500).mapToObj(i -> "[%d..%d]".formatted(i, i + 300)).toList();
    assertThat(findings(table(HitPolicy.FIRST, cells), 10_000))
        .extracting(Finding::message)
        .contains("the search for gaps ended after 10,000 steps; there may be more");
  }

  private List<Finding> findings(TableSource table, long bound) {
    return new TableAnalysis(table, tables.feel(), bound).findings();
  }

  private static TableSource table(HitPolicy policy, List<String> cells) {
    return new TableSource(
        "tables/t.dmn",
        "T",
        1,
        policy,
        true,
        "",
        List.of(new TableSource.Input("price", "price", "-")),
        List.of(new TableSource.Output("o", List.of(), "")),
        IntStream.rangeClosed(1, cells.size())
            .mapToObj(
                i ->
                    new TableSource.Row(
                        i, i, "t#" + i, List.of(cells.get(i - 1)), List.of("" + i), "", Set.of()))
            .toList());
  }

  private boolean holds(TableSource table, int outer, int inner) {
    var wider = tables.any(table, m -> m.contains(outer) && !m.contains(inner));
    return outer != inner
        && said(table, outer).equals(said(table, inner))
        && !tables.any(table, m -> m.contains(inner) && !m.contains(outer))
        && (wider || outer < inner);
  }

  /** The row that speaks; negative if none does. */
  private static int speaker(TableSource table, HitPolicy policy, List<Integer> matches) {
    var order = List.of("3", "1", "2");
    return matches.stream()
        .min(
            (one, other) ->
                policy == HitPolicy.FIRST
                    ? one - other
                    : 10 * (order.indexOf(said(table, one)) - order.indexOf(said(table, other)))
                        + Integer.signum(one - other))
        .orElse(-1);
  }

  private void forEach(HitPolicy policy, BiConsumer<TableSource, List<Finding>> check) {
    for (var i = 0; i < TABLES; i++) {
      var table = tables.table(policy);
      var findings = new TableAnalysis(table, tables.feel(), BOUND).findings();
      Consumer<TableSource> one = t -> check.accept(t, findings);
      assertThat(table).as("%s: %s", table.rows(), findings).satisfies(one);
    }
  }

  private static Stream<List<Integer>> pairs(TableSource table) {
    return rows(table)
        .flatMap(one -> rows(table).filter(other -> one < other).map(other -> List.of(one, other)));
  }

  private static Stream<Integer> rows(TableSource table) {
    return IntStream.range(0, table.rows().size()).boxed();
  }

  private static String said(TableSource table, int row) {
    return table.rows().get(row).outputs().get(0);
  }

  private static Set<Integer> lines(List<Finding> findings, Check... checks) {
    return findings.stream()
        .filter(finding -> List.of(checks).contains(finding.check()))
        .map(finding -> finding.line() - 1)
        .collect(toSet());
  }

  private static List<Finding> of(List<Finding> findings, Check check) {
    return findings.stream().filter(finding -> finding.check() == check).toList();
  }
}
