package dev.arbiter.rules.diff;

import dev.arbiter.rules.diff.source.Change;
import dev.arbiter.rules.diff.table.TableDifference;
import dev.arbiter.rules.diff.world.WorldDifference;
import java.util.List;
import java.util.Locale;

/**
 * What changes from one rule project or release to another.
 *
 * @param changes in the files
 * @param unlisted how many more of them there are
 * @param tables for which inputs tables answer differently; those that cannot are left out
 * @param worlds situations in which whole decisions differ
 */
public record ReleaseDiff(
    Version before,
    Version after,
    List<Change> changes,
    int unlisted,
    List<TableDifference> tables,
    WorldDifference worlds) {
  public ReleaseDiff {
    changes = List.copyOf(changes);
    tables = List.copyOf(tables);
  }

  /**
   * One of the two.
   *
   * @param project its name
   * @param digest of its files
   */
  public record Version(String project, String digest) {}

  /** What is known of the answers. */
  public enum Outcome {
    /** The files are the same, so the answers are. */
    SAME,
    /** An answer changes, and was seen to. */
    CHANGED,
    /** No change was seen, and something was not confirmed or not looked at. */
    NOT_CONFIRMED,
    /** No change of an answer was found, which proves nothing beyond the tables. */
    NONE_FOUND;

    /** The name in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether answers change. */
  public Outcome outcome() {
    if (before.digest().equals(after.digest())) {
      return Outcome.SAME;
    }
    if (worlds.differing() > 0 || tables.stream().anyMatch(table -> !table.regions().isEmpty())) {
      return Outcome.CHANGED;
    }
    return isOpen() ? Outcome.NOT_CONFIRMED : Outcome.NONE_FOUND;
  }

  /** Situations need not be tried where only tables changed that are proved to say the same. */
  private boolean isOpen() {
    return tables.stream().anyMatch(table -> !table.isNothing())
        || (worlds.left() > 0
            && (unlisted > 0
                || changes.stream().anyMatch(change -> !change.file().endsWith(".dmn"))));
  }
}
