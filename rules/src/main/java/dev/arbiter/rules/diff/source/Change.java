package dev.arbiter.rules.diff.source;

import java.util.Locale;

/**
 * One thing that somebody changed in the files of a project.
 *
 * @param line of the later version, or of the earlier one if it was removed; counts from 1, and is
 *     0 if it is at no line
 * @param place where in the file: the name of a table or rule, or a path of keys; empty if it is
 *     the file itself
 * @param rowBefore which row of the earlier table, counted from 1; 0 if none
 * @param rowAfter which row of the later one
 * @param column which column of the table; empty if none
 * @param before what was there; empty if nothing
 * @param after what is there now
 */
public record Change(
    Kind kind,
    How how,
    String file,
    int line,
    String place,
    int rowBefore,
    int rowAfter,
    String column,
    String before,
    String after) {

  /** What was changed. */
  public enum Kind {
    FILE,
    TABLE,
    ROW,
    CELL,
    KEY,
    RULE,
    ELEMENT;

    /** The name in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was done to it. */
  public enum How {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED;

    /** The name in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A change of what is no part of a table. */
  static Change at(Kind kind, String file, int line, String place, String before, String after) {
    var how = before.isEmpty() ? How.ADDED : after.isEmpty() ? How.REMOVED : How.CHANGED;
    return new Change(kind, how, file, line, place, 0, 0, "", before, after);
  }
}
