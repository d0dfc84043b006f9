package dev.arbiter.rules.diff.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs for which a table answers otherwise than before.
 *
 * @param where for each input that matters a cell that accepts exactly these values, by the label
 *     of the input; all inputs if it is empty
 * @param witness facts of one situation in it, by their names
 * @param before what the earlier release answered to the witness
 * @param after what the later one answered
 * @param rowsBefore the rows of the earlier table that match the witness, counted from 1
 * @param rowsAfter those of the later one
 */
public record Region(
    Map<String, String> where,
    Map<String, Object> witness,
    String before,
    String after,
    List<Integer> rowsBefore,
    List<Integer> rowsAfter) {
  public Region {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    witness = Collections.unmodifiableMap(new LinkedHashMap<>(witness));
    rowsBefore = List.copyOf(rowsBefore);
    rowsAfter = List.copyOf(rowsAfter);
  }

  /**
   * Inputs for which the texts of two versions answer differently, and nobody could show it.
   *
   * @param where see {@link Region}
   * @param why it is not confirmed
   */
  public record Unconfirmed(Map<String, String> where, String why) {
    public Unconfirmed {
      where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }
  }
}
