package dev.arbiter.rules.analysis.table;

import java.util.List;
import java.util.Set;

/**
 * A decision table as written.
 *
 * @param name of its decision
 * @param line counts from 1
 * @param ofActions whether its rows speak of actions; else it is part of a model
 * @param aggregation how its results become one, such as {@code SUM}; empty if they do not
 */
public record TableSource(
    String file,
    String name,
    int line,
    HitPolicy policy,
    boolean ofActions,
    String aggregation,
    List<Input> inputs,
    List<Output> outputs,
    List<Row> rows) {

  /**
   * An input.
   *
   * @param label what people call it
   * @param expression what it reads
   * @param allowed the values it may have, as a cell
   */
  public record Input(String label, String expression, String allowed) {}

  /**
   * An output.
   *
   * @param values in the order of their priority, the highest first; empty if none is declared
   * @param otherwise its value where no row matches; empty if it has none
   */
  public record Output(String name, List<String> values, String otherwise) {
    boolean hasDefault() {
      return !otherwise.isEmpty();
    }
  }

  /**
   * A row.
   *
   * @param number counts from 1
   * @param reference as decisions name it, such as {@code tables/offers.dmn#row-12}
   * @param cells one for each input
   * @param outputs one for each output
   * @param reason what people read beside it; empty if there is nothing
   * @param tags by which it can be left out
   */
  public record Row(
      int number,
      int line,
      String reference,
      List<String> cells,
      List<String> outputs,
      String reason,
      Set<String> tags) {}

  /** Whether its results are counted or summed up. */
  boolean aggregated() {
    return !aggregation.isEmpty();
  }

  /** What a row says in a column of the outputs, without quotes; empty if there is none. */
  public String said(Row row, String output) {
    for (var i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).name().equals(output)) {
        return row.outputs().get(i).replace("\"", "");
      }
    }
    return "";
  }
}
