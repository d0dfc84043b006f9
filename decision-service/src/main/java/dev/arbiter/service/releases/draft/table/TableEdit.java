package dev.arbiter.service.releases.draft.table;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.arbiter.rules.edit.Edit;
import dev.arbiter.service.releases.draft.table.TableFile.TableRow;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a decision table, with what it expects to find there. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TableEdit.SetCells.class, name = "set"),
  @JsonSubTypes.Type(value = TableEdit.InsertRows.class, name = "insert"),
  @JsonSubTypes.Type(value = TableEdit.DeleteRows.class, name = "delete"),
  @JsonSubTypes.Type(value = TableEdit.MoveRows.class, name = "move"),
  @JsonSubTypes.Type(value = TableEdit.SetPolicy.class, name = "policy")
})
@Schema(
    oneOf = {
      TableEdit.SetCells.class,
      TableEdit.InsertRows.class,
      TableEdit.DeleteRows.class,
      TableEdit.MoveRows.class,
      TableEdit.SetPolicy.class
    },
    discriminatorProperty = "kind",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "set", schema = TableEdit.SetCells.class),
      @DiscriminatorMapping(value = "insert", schema = TableEdit.InsertRows.class),
      @DiscriminatorMapping(value = "delete", schema = TableEdit.DeleteRows.class),
      @DiscriminatorMapping(value = "move", schema = TableEdit.MoveRows.class),
      @DiscriminatorMapping(value = "policy", schema = TableEdit.SetPolicy.class)
    })
sealed interface TableEdit {
  /** The edit in terms of the file. */
  Edit edit();

  /**
   * Writes cells.
   *
   * @param table id
   */
  record SetCells(String table, List<CellChange> cells) implements TableEdit {
    @Override
    public Edit edit() {
      return new Edit.Set(
          table,
          cells.stream()
              .map(one -> new Edit.Cell(one.row(), one.column(), one.from(), one.to()))
              .toList());
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
  record CellChange(String row, String column, String from, String to) {}

  /**
   * Adds rows.
   *
   * @param table id
   * @param after id of the row above them; null or absent at the top
   * @param rows with ids of their own, which are not used in the file
   */
  record InsertRows(String table, Optional<String> after, List<TableRow> rows)
      implements TableEdit {
    @Override
    public Edit edit() {
      return new Edit.Insert(table, after.orElse(null), rows.stream().map(TableRow::row).toList());
    }
  }

  /**
   * Takes rows away.
   *
   * @param table id
   * @param rows with the cells that they are expected to have
   */
  record DeleteRows(String table, List<TableRow> rows) implements TableEdit {
    @Override
    public Edit edit() {
      return new Edit.Delete(table, rows.stream().map(TableRow::row).toList());
    }
  }

  /**
   * Puts rows elsewhere, next to each other.
   *
   * @param table id
   * @param rows ids, in the order that they will have
   * @param after id of the row above them; null or absent at the top
   */
  record MoveRows(String table, List<String> rows, Optional<String> after) implements TableEdit {
    @Override
    public Edit edit() {
      return new Edit.Move(table, rows, after.orElse(null));
    }
  }

  /**
   * Sets the hit policy.
   *
   * @param table id
   * @param from the one until now
   * @param to as DMN writes it, such as {@code RULE ORDER}
   */
  record SetPolicy(String table, String from, String to) implements TableEdit {
    @Override
    public Edit edit() {
      return new Edit.Policy(table, from, to);
    }
  }
}
