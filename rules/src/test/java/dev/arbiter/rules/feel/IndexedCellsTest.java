package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.table.Candidates;
import dev.arbiter.rules.table.TableIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables of all kinds of cells: an index finds the rows that a scan finds. */
@Tag("D01")
class IndexedCellsTest {
  private static final int TABLES = 60;
  private static final int INPUTS = 60;
  private static final List<String> OPEN =
      List.of("? + 1 > 2", "> context.other", "? = context.other");

  private final FeelCompiler compiler =
      new FeelCompiler(IndexedCellsTest.class.getClassLoader(), List.of(), List.of());
  private final Map<String, TableCell> cells = new HashMap<>();
  private final Random random = new Random(7);

  @Test
  void theIndexFindsTheRowsThatAScanFinds() {
    var known = 0;
    for (var table = 0; table < TABLES; table++) {
      var families = families();
      var rows = rows(families);
      var index = TableIndex.of(rows.stream().map(TableRow::indexed).toList());
      for (var input = 0; input < INPUTS && index.isPresent(); input++) {
        var values = families.stream().map(family -> family.value(random)).toArray();
        var found = index.get().search(values);
        if (found.isPresent()) {
          known++;
          assertThat(outcome(rows, values, found.get()))
              .as("%s in %s", Arrays.toString(values), texts(rows))
              .isEqualTo(outcome(rows, values, Candidates.all(rows.size())));
        }
      }
    }
    assertThat(known).isGreaterThan(TABLES * INPUTS / 2);
  }

  @Test
  void manyBoundsShareTheirSets() {
    var rows =
        IntStream.range(0, 300)
            .mapToObj(i -> row(i, List.of(cell("[" + i + ".." + (i + 1 + i % 7) + ")"))))
            .toList();
    var index = TableIndex.of(rows.stream().map(TableRow::indexed).toList()).orElseThrow();
    for (var half = -2; half < 620; half++) {
      var values = new Object[] {new BigDecimal(half).multiply(new BigDecimal("0.5"))};
      assertThat(outcome(rows, values, index.search(values).orElseThrow()))
          .isEqualTo(outcome(rows, values, Candidates.all(rows.size())));
    }
  }

  /** The rows that match, or how the evaluation fails. */
  private static Object outcome(
      List<TableRow> rows, @Nullable Object[] values, Candidates candidates) {
    var scope = new SituationScope(new Situation(Facts.none(), Facts.none(), Instant.EPOCH));
    scope.enterFrame();
    var matches = new ArrayList<Integer>();
    try {
      for (var next = candidates.next(); next >= 0; next = candidates.next()) {
        if (rows.get(next).matches(scope, values, candidates.askedFrom())) {
          matches.add(next);
        }
      }
      return matches;
    } catch (RuntimeException failure) {
      return String.valueOf(failure);
    }
  }

  private List<List<String>> texts(List<TableRow> rows) {
    var names = new IdentityHashMap<TableCell, String>();
    cells.forEach((text, cell) -> names.put(cell, text));
    return rows.stream().map(row -> row.cells().stream().map(names::get).toList()).toList();
  }

  private List<CellShapes.Family> families() {
    var all = List.of(CellShapes.Family.values());
    return Stream.generate(() -> all.get(random.nextInt(all.size())))
        .limit(1 + random.nextInt(4))
        .toList();
  }

  private List<TableRow> rows(List<CellShapes.Family> families) {
    return IntStream.range(0, 1 + random.nextInt(150))
        .mapToObj(i -> row(i, families.stream().map(family -> cell(text(family))).toList()))
        .toList();
  }

  private String text(CellShapes.Family family) {
    return random.nextInt(40) == 0 ? OPEN.get(random.nextInt(OPEN.size())) : family.cell(random);
  }

  private TableCell cell(String text) {
    return cells.computeIfAbsent(
        text,
        unknown -> {
          var errors = new ArrayList<String>();
          var cell = compiler.cell(unknown, errors);
          assertThat(errors).as(unknown).isEmpty();
          return cell.orElseThrow();
        });
  }

  private static TableRow row(int number, List<TableCell> cells) {
    return new TableRow(number + 1, cells, "a", scope -> Optional.empty());
  }
}
