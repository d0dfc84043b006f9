package dev.arbiter.rules.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a decision table, with what it expects to find there: edits of different cells never
 * conflict. Texts of cells are without surrounding blanks.
 */
public sealed interface Edit {
  /** The id of the table. */
  String table();

  /** Writes cells, one after the other. */
  record Set(String table, List<Cell> cells) implements Edit {
    public Set {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell that is written.
   *
   * @param row id
   * @param column id
   * @param from its text until now
   * @param to its text from now on
   */
  record Cell(String row, String column, String from, String to) {
    public Cell {
      from = from.strip();
      to = to.strip();
    }
  }

  /**
   * Adds rows.
   *
   * @param after id of the row above them; null at the top
   * @param rows in their order; their ids are not used in the file
   */
  record Insert(String table, @Nullable String after, List<Row> rows) implements Edit {
    public Insert {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Takes rows away.
   *
   * @param rows with the cells that they are expected to have
   */
  record Delete(String table, List<Row> rows) implements Edit {
    public Delete {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Puts rows elsewhere, next to each other.
   *
   * @param rows ids, in the order that they will have
   * @param after id of the row above them, none of themselves; null at the top
   */
  record Move(String table, List<String> rows, @Nullable String after) implements Edit {
    public Move {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Sets the hit policy.
   *
   * @param from the one until now
   * @param to as DMN writes it, such as {@code RULE ORDER}
   */
  record Policy(String table, String from, String to) implements Edit {}
}
