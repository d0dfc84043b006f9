package dev.arbiter.rules.edit;

import java.util.List;

/**
 * A row of a decision table.
 *
 * @param id unique in the file
 * @param cells one text for each column, in their order, without markup and surrounding blanks
 */
public record Row(String id, List<String> cells) {
  public Row {
    cells = cells.stream().map(String::strip).toList();
  }
}
