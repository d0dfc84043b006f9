package dev.arbiter.rules.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the rows of a draft are to be written: those that stay where they are hold their place, and
 * others are written below them.
 *
 * @param staying by their number among the rows as they were read
 * @param below what is written below those that stay, by the number of the latter, in its order
 */
public record Placement(Map<Integer, RowDraft> staying, Map<Integer, List<Placed>> below) {
  /** Stands for what is above all rows. */
  public static final int TOP = -1;

  /**
   * A row that is written anew.
   *
   * @param neighbour the number of a row that was there, to look alike; {@link #TOP} if none was
   */
  public record Placed(RowDraft row, int neighbour) {}

  public static Placement of(TableDraft draft) {
    var placement = new Placement(new HashMap<>(), new HashMap<>());
    var holder = TOP;
    var neighbour = draft.table().rows().isEmpty() ? TOP : 0;
    for (var row : draft.rows()) {
      neighbour = row.isNew() ? neighbour : row.original();
      if (row.isNew() || row.isMoved()) {
        placement
            .below
            .computeIfAbsent(holder, key -> new ArrayList<>())
            .add(new Placed(row, neighbour));
      } else {
        holder = row.original();
        placement.staying.put(holder, row);
      }
    }
    return placement;
  }

  /** What is written below a row that stays. */
  public List<Placed> below(int holder) {
    return below.getOrDefault(holder, List.of());
  }
}
