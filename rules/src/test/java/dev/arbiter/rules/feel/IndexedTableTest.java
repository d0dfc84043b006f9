package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of actions that are large enough for an index say what their rows say one by one. */
@Tag("D01")
class IndexedTableTest {
  private static final List<CellShapes.Family> COLUMNS =
      List.of(CellShapes.Family.NUMBER, CellShapes.Family.TEXT, CellShapes.Family.TRUTH);
  private static final List<String> CANDIDATES = List.of("hello", "bye");
  private static final List<String> ACTIONS = List.of("hello", "bye", "other");

  private final FeelCompiler compiler =
      new FeelCompiler(IndexedTableTest.class.getClassLoader(), List.of(), List.of());
  private final Random random = new Random(11);

  @ParameterizedTest
  @EnumSource(FeelTable.HitPolicy.class)
  void anIndexedTableSaysWhatItsRowsSay(FeelTable.HitPolicy policy) {
    for (var i = 0; i < 40; i++) {
      var rows = IntStream.rangeClosed(1, 16 + random.nextInt(30)).mapToObj(this::row).toList();
      var table = new FeelTable("t", policy, inputs(), rows);
      for (var j = 0; j < 50; j++) {
        var situation = situation();
        assertThat(outcome(() -> table.judge(situation, CANDIDATES)))
            .as("%s of %s", policy, situation.context())
            .isEqualTo(outcome(() -> expected(policy, rows, situation)));
      }
    }
  }

  /** What is said, or how the evaluation fails. */
  private static Object outcome(Supplier<List<Verdict>> verdicts) {
    try {
      return verdicts.get();
    } catch (RuntimeException failure) {
      return failure.getClass();
    }
  }

  private static List<Verdict> expected(
      FeelTable.HitPolicy policy, List<TableRow> rows, Situation situation) {
    var scope = new SituationScope(situation);
    scope.enterFrame();
    var values =
        IntStream.range(0, COLUMNS.size())
            .mapToObj(i -> situation.context().get("c" + i).orElse(null))
            .toArray();
    var matches =
        rows.stream()
            .filter(row -> policy != FeelTable.HitPolicy.EACH || CANDIDATES.contains(row.action()))
            .filter(row -> row.matches(scope, values, 0))
            .limit(policy == FeelTable.HitPolicy.FIRST ? 1 : rows.size())
            .toList();
    if (policy == FeelTable.HitPolicy.UNIQUE && matches.size() > 1) {
      return conflict(matches);
    }
    return matches.stream()
        .flatMap(row -> row.verdict().apply(scope).stream())
        .filter(verdict -> CANDIDATES.contains(verdict.action()))
        .toList();
  }

  private static List<Verdict> conflict(List<TableRow> matches) {
    var numbers = matches.stream().map(row -> "" + row.number()).toList();
    var rule = new RuleRef("rows " + String.join(" and ", numbers) + " of a UNIQUE table", "t");
    return CANDIDATES.stream().<Verdict>map(action -> new Verdict.Conflict(action, rule)).toList();
  }

  private Situation situation() {
    var facts = new HashMap<String, Object>();
    for (var i = 0; i < COLUMNS.size(); i++) {
      var value = COLUMNS.get(i).value(random);
      if (value != null && !(value instanceof LocalDate) && !value.toString().contains("\0")) {
        facts.put("c" + i, value);
      }
    }
    return new Situation(Facts.none(), Facts.of(facts), Instant.EPOCH);
  }

  private List<FeelTable.Input> inputs() {
    return IntStream.range(0, COLUMNS.size())
        .mapToObj(i -> compiler.expression("context.c" + i, Set.of(), new ArrayList<>()))
        .map(tree -> FeelTable.Input.of(tree.orElseThrow()))
        .toList();
  }

  private TableRow row(int number) {
    var cells =
        COLUMNS.stream()
            .map(family -> random.nextInt(4) == 0 ? "-" : family.cell(random))
            .map(text -> compiler.cell(text, new ArrayList<>()).orElseThrow())
            .toList();
    var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    var verdict = new Verdict.Exclude(action, new RuleRef("r", "t#row-" + number));
    return new TableRow(number, cells, action, scope -> Optional.of(verdict));
  }
}
