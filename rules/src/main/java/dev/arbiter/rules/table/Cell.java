package dev.arbiter.rules.table;

import dev.arbiter.domain.rule.Truth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cell of a decision table, as far as an index must know it. */
public interface Cell {

  /** A cell that accepts everything. */
  Cell ANY =
      new Cell() {
        @Override
        public Optional<List<Object>> bounds() {
          return Optional.of(List.of());
        }

        @Override
        public Truth accepts(@Nullable Object value) {
          return Truth.TRUE;
        }
      };

  /**
   * The values at which the answer of this cell may change: between two neighbours it answers the
   * same for all values. Empty if that cannot be said, for instance because the cell reads other
   * inputs too.
   */
  Optional<List<Object>> bounds();

  /**
   * Whether the cell accepts the value, null being what is absent; unknown if the answer has
   * effects of its own, such as a warning. Asked while the index is built, and only of cells with
   * bounds.
   */
  Truth accepts(@Nullable Object value);
}
