package dev.arbiter.rules.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as people see it.
 *
 * @param id unique in the file
 * @param name what people call it: the name of its decision
 * @param hitPolicy as DMN writes it, such as {@code RULE ORDER}; null in files that have none
 * @param aggregation how its results become one, such as {@code SUM}; null if they do not
 * @param columns inputs, then outputs, then annotations in DMN; in their own order in a sheet
 */
public record Table(
    String id,
    String name,
    @Nullable String hitPolicy,
    @Nullable String aggregation,
    List<Column> columns,
    List<Row> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
