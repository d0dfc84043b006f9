package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.table.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cells of decision tables by their text, as an analysis sees them. Cells of the same text are the
 * same; one that reads more than its input, or cannot be understood, has no bounds. For one thread.
 */
public final class FeelCells {
  private static final Cell OPAQUE =
      new Cell() {
        @Override
        public Optional<List<Object>> bounds() {
          return Optional.empty();
        }

        @Override
        public Truth accepts(@Nullable Object value) {
          return Truth.UNKNOWN;
        }
      };

  private final FeelCompiler compiler;
  private final Map<String, Cell> cells = new HashMap<>();

  /**
   * @param loader sees the engine
   */
  public FeelCells(ClassLoader loader) {
    this.compiler = new FeelCompiler(loader, List.of(), List.of());
  }

  /** The cell with this text. */
  public Cell cell(String text) {
    return cells.computeIfAbsent(
        text.strip(), known -> PlainCell.of(known).orElseGet(() -> compiled(known)));
  }

  private Cell compiled(String text) {
    return compiler
        .cell(text, new ArrayList<>())
        .<Cell>map(cell -> cell.tests().isEmpty() ? Cell.ANY : cell)
        .orElse(OPAQUE);
  }
}
