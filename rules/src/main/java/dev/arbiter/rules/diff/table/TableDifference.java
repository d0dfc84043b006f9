package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.diff.table.Region.Unconfirmed;
import java.util.List;

/**
 * For which inputs a table answers otherwise than before.
 *
 * @param complete whether all other inputs have the answer that they had; else the notes say what
 *     was not looked at
 * @param regions disjoint for what is said of one action or by one model
 * @param unconfirmed what the texts say and no execution showed
 * @param unlisted how many more regions there are
 */
public record TableDifference(
    String file,
    String table,
    boolean complete,
    List<String> notes,
    List<Region> regions,
    List<Unconfirmed> unconfirmed,
    int unlisted) {
  public TableDifference {
    notes = List.copyOf(notes);
    regions = List.copyOf(regions);
    unconfirmed = List.copyOf(unconfirmed);
  }

  /** Nothing is known, and the note says why. */
  public static TableDifference open(String file, String table, String note) {
    return new TableDifference(file, table, false, List.of(note), List.of(), List.of(), 0);
  }

  /** Whether it is certain that no input changes its answer. */
  public boolean isNothing() {
    return complete && regions.isEmpty() && unconfirmed.isEmpty() && unlisted == 0;
  }
}
