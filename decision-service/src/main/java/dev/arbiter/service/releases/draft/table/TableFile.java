package dev.arbiter.service.releases.draft.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.edit.Column;
import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.TableDocument;
import dev.arbiter.service.releases.draft.Contents;
import java.util.List;
import java.util.Optional;

/**
 * The decision tables of a file.
 *
 * @param digest of the file
 * @param isEditable whether its tables can be edited one cell at a time
 * @param why not
 * @param tables in the order of the file; none if it is not editable
 */
record TableFile(
    String path,
    String digest,
    boolean isEditable,
    Optional<String> why,
    List<EditableTable> tables) {

  static TableFile of(String path, byte[] content) {
    var digest = Contents.digest(content);
    try {
      return TableDocument.read(path, content)
          .map(
              document ->
                  new TableFile(
                      path,
                      digest,
                      true,
                      Optional.empty(),
                      document.tables().stream().map(EditableTable::of).toList()))
          .orElseGet(() -> closed(path, digest, "tables of such a file are edited elsewhere"));
    } catch (ProjectException unsound) {
      return closed(path, digest, unsound.problems().get(0).toString());
    }
  }

  private static TableFile closed(String path, String digest, String why) {
    return new TableFile(path, digest, false, Optional.of(why), List.of());
  }

  /**
   * A decision table.
   *
   * @param id unique in the file; that of a row too
   * @param name of its decision
   * @param hitPolicy as DMN writes it, such as {@code RULE ORDER}
   * @param aggregation how its results become one, such as {@code SUM}
   * @param rows the third of them is {@code row-3} in findings and decisions
   */
  record EditableTable(
      String id,
      String name,
      Optional<String> hitPolicy,
      Optional<String> aggregation,
      List<TableColumn> columns,
      List<TableRow> rows) {
    private static EditableTable of(Table table) {
      return new EditableTable(
          table.id(),
          table.name(),
          Optional.ofNullable(table.hitPolicy()),
          Optional.ofNullable(table.aggregation()),
          table.columns().stream().map(TableColumn::of).toList(),
          table.rows().stream().map(TableRow::of).toList());
    }
  }

  /**
   * A column.
   *
   * @param id unique in the table
   * @param name its label or expression, the name of the output, or of the annotation
   * @param expression what an input reads
   * @param values that it may have, as FEEL literals; none if they are not listed
   */
  record TableColumn(
      String id,
      ColumnKind kind,
      String name,
      Optional<String> expression,
      Optional<String> type,
      List<String> values) {
    private static TableColumn of(Column column) {
      return new TableColumn(
          column.id(),
          ColumnKind.valueOf(column.kind().name()),
          column.name(),
          Optional.ofNullable(column.expression()),
          Optional.ofNullable(column.type()),
          column.values());
    }
  }

  /** What the cells of a column are for. */
  enum ColumnKind {
    @JsonProperty("input")
    INPUT,
    @JsonProperty("output")
    OUTPUT,
    @JsonProperty("annotation")
    ANNOTATION
  }

  /**
   * A row.
   *
   * @param cells one text for each column, in their order
   */
  record TableRow(String id, List<String> cells) {
    private static TableRow of(Row row) {
      return new TableRow(row.id(), row.cells());
    }

    Row row() {
      return new Row(id, cells);
    }
  }
}
