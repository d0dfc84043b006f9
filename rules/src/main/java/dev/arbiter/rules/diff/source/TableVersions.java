package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Two versions of a decision table. It is the same table if its file and name are, or its file and
 * its place among those of the file that have no partner by name.
 *
 * @param before empty if it was added
 * @param after empty if it was removed
 */
public record TableVersions(Optional<TableSource> before, Optional<TableSource> after) {

  /** All DMN tables of two projects as far as they are in force, in the order of the later one. */
  public static List<TableVersions> of(ProjectFiles before, ProjectFiles after) {
    return pairs(TableReader.read(before), TableReader.read(after));
  }

  /** All DMN tables of two projects as they are written, in the order of the later one. */
  static List<TableVersions> written(ProjectFiles before, ProjectFiles after) {
    return pairs(
        TableReader.read(before, DisabledTags.NONE), TableReader.read(after, DisabledTags.NONE));
  }

  private static List<TableVersions> pairs(List<TableSource> before, List<TableSource> after) {
    var left = new ArrayList<>(before);
    var pairs = new ArrayList<TableVersions>();
    var alone = new ArrayList<TableSource>();
    for (var table : after) {
      take(left, other -> isIn(other, table.file()) && other.name().equals(table.name()))
          .ifPresentOrElse(other -> pairs.add(both(other, table)), () -> alone.add(table));
    }
    for (var table : alone) {
      var other = take(left, candidate -> isIn(candidate, table.file()));
      pairs.add(new TableVersions(other, Optional.of(table)));
    }
    left.forEach(table -> pairs.add(new TableVersions(Optional.of(table), Optional.empty())));
    return pairs;
  }

  private static TableVersions both(TableSource before, TableSource after) {
    return new TableVersions(Optional.of(before), Optional.of(after));
  }

  private static boolean isIn(TableSource table, String file) {
    return table.file().equals(file);
  }

  private static Optional<TableSource> take(
      List<TableSource> tables, Predicate<TableSource> wanted) {
    var found = tables.stream().filter(wanted).findFirst();
    found.ifPresent(tables::remove);
    return found;
  }

  /** The file of the table. */
  public String file() {
    return after.or(() -> before).orElseThrow().file();
  }
}
