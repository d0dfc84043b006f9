package dev.arbiter.rules.diff.table;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.analysis.table.HitPolicy;
import dev.arbiter.rules.analysis.table.RandomTables;
import dev.arbiter.rules.analysis.table.TableSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to differ is what differs when all inputs are tried, no more and no less. */
@Tag("X16")
class ComparisonTest {
  private static final int PAIRS = 150;
  private static final long BOUND = 1_000_000;
  private static final long MINUTE = 60_000_000_000L;

  private static final int ROWS = 30;
  private static final BigDecimal LAST = new BigDecimal(ROWS);

  private final RandomTables tables = new RandomTables(18);

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void anInputDiffersIfAndOnlyIfItLiesInARegion(HitPolicy policy) {
    for (var i = 0; i < PAIRS; i++) {
      var before = table(policy);
      var after = tables.changed(before);
      var difference =
          new Comparison(before, after, tables.feel(), new Budget(BOUND, MINUTE))
              .difference(oracle(before, after));
      assertThat(difference.complete()).isTrue();
      assertThat(difference.unconfirmed()).isEmpty();
      for (var input : tables.inputs(before)) {
        var differs = !answer(before, input).equals(answer(after, input));
        var regions = difference.regions().stream().filter(r -> contains(before, r, input)).count();
        assertThat(regions)
            .as("%s: %s and %s: %s", input, before.rows(), after.rows(), difference.regions())
            .isEqualTo(differs ? 1 : 0);
      }
    }
  }

  @Test
  void regionsThatNobodyCanConfirmDoNotHideOneThatIsShown() {
    var some = table(HitPolicy.FIRST);
    var input = new TableSource.Input("N", "N", "-");
    var before = with(some, input, "1");
    var after = with(some, input, "2");
    var difference =
        new Comparison(before, after, tables.feel(), new Budget(BOUND, MINUTE))
            .difference(
                inputs ->
                    inputs.stream().anyMatch(each -> each.value().equals(Optional.of(LAST)))
                        ? Optional.of(new Trial.Shown(Map.of(), "1", "2", true))
                        : Optional.empty());
    assertThat(difference.regions()).hasSize(1);
    assertThat(difference.unconfirmed()).hasSize(20);
    assertThat(difference.unlisted()).isEqualTo(ROWS - 21);
  }

  /** A table of rows with other numbers and answers, the last row after all others. */
  private static TableSource with(TableSource some, TableSource.Input input, String answer) {
    var rows =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(
                i ->
                    new TableSource.Row(
                        i, i, "t#" + i, List.of("" + i), List.of(answer + i), "", Set.of()))
            .toList();
    return new TableSource(
        some.file(),
        some.name(),
        1,
        HitPolicy.FIRST,
        false,
        "",
        List.of(input),
        some.outputs(),
        rows);
  }

  /** A table whose inputs are all different ones. */
  private TableSource table(HitPolicy policy) {
    return Stream.generate(() -> tables.table(policy))
        .filter(t -> t.inputs().stream().distinct().count() == t.inputs().size())
        .findFirst()
        .orElseThrow();
  }

  private boolean contains(TableSource table, Region region, List<@Nullable Object> input) {
    return IntStream.range(0, input.size())
        .allMatch(
            i -> {
              var cell = region.where().get(table.inputs().get(i).label());
              return cell == null || accepts(cell, input.get(i));
            });
  }

  private boolean accepts(String cell, @Nullable Object value) {
    var known = cell.equals("null") ? "" : cell.replaceFirst(", null$", "");
    var unknown = cell.endsWith("null");
    var values = new ArrayList<@Nullable Object>();
    values.add(value);
    return value == null ? unknown : !known.isEmpty() && tables.accepts(List.of(known), values);
  }

  private Trial oracle(TableSource before, TableSource after) {
    return inputs -> {
      var given = new LinkedHashMap<String, Optional<Object>>();
      inputs.forEach(input -> given.put(input.expression(), input.value()));
      var values = new ArrayList<@Nullable Object>();
      for (var input : before.inputs()) {
        values.add(given.getOrDefault(input.expression(), Optional.empty()).orElse(null));
      }
      var one = answer(before, values);
      var two = answer(after, values);
      return Optional.of(
          new Trial.Shown(Map.of(), one.toString(), two.toString(), !one.equals(two)));
    };
  }

  /** The answer by the definition of the hit policies. */
  private Object answer(TableSource table, List<@Nullable Object> input) {
    var said =
        tables.matches(table, input).stream()
            .map(row -> new BigDecimal(table.rows().get(row).outputs().get(0)))
            .toList();
    return switch (table.policy()) {
      case UNIQUE -> said.size() > 1 ? "conflict" : said;
      case ANY -> said.stream().distinct().count() > 1 ? "conflict" : first(said);
      case FIRST -> first(said);
      case PRIORITY -> first(byPriority(said));
      case RULE_ORDER, COLLECT -> said;
      case OUTPUT_ORDER -> byPriority(said);
    };
  }

  private static List<BigDecimal> byPriority(List<BigDecimal> said) {
    var order = List.of(new BigDecimal(3), new BigDecimal(1), new BigDecimal(2));
    return said.stream().sorted(comparing(order::indexOf)).toList();
  }

  private static List<BigDecimal> first(List<BigDecimal> said) {
    return said.stream().limit(1).toList();
  }
}
