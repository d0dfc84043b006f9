package dev.arbiter.rules.feel;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.table.Cell;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;

/**
 * An input cell of a decision table: it matches if one of its tests does.
 *
 * @param tests none if the cell matches anything
 * @param matchesUnknown whether the cell may match a value that is unknown
 * @param readsInput whether the cell names its input as {@code ?}
 * @param bounds where its answer may change, if it reads nothing but its input
 */
record TableCell(
    List<CellTest> tests, boolean matchesUnknown, boolean readsInput, Optional<List<Object>> bounds)
    implements Cell {
  static final TableCell ANY = new TableCell(List.of(), true, false, Optional.of(List.of()));

  /**
   * @param tree a list of unary tests
   */
  static TableCell of(ASTNode tree) {
    var nowhere = nowhere();
    return new TableCell(
        CellTest.of(tree, nowhere),
        Question.asksForNull(tree),
        readsInput(tree),
        CellBounds.of(tree, nowhere));
  }

  boolean matches(SituationScope scope, @Nullable Object input) {
    if (tests.isEmpty()) {
      return true;
    }
    if (input == null && !matchesUnknown) {
      return false;
    }
    if (readsInput) {
      scope.setValue("?", input);
    }
    for (var test : tests) {
      if (test.holds(scope, input)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Truth accepts(@Nullable Object value) {
    try {
      return Truth.of(matches(nowhere(), value));
    } catch (RuntimeException notTold) {
      return Truth.UNKNOWN;
    }
  }

  private static SituationScope nowhere() {
    var scope = new SituationScope(new Situation(Facts.none(), Facts.none(), Instant.EPOCH));
    scope.enterFrame();
    return scope;
  }

  private static boolean readsInput(ASTNode node) {
    return (node instanceof NameRefNode name && name.getText().equals("?"))
        || Arrays.stream(node.getChildrenNode())
            .filter(Objects::nonNull)
            .anyMatch(TableCell::readsInput);
  }
}
