package dev.arbiter.rules.diff;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.diff.ReleaseDiff.Version;
import dev.arbiter.rules.diff.source.SourceChanges;
import dev.arbiter.rules.diff.source.TableVersions;
import dev.arbiter.rules.diff.table.Budget;
import dev.arbiter.rules.diff.table.Region;
import dev.arbiter.rules.diff.table.TableDiffer;
import dev.arbiter.rules.diff.table.TableDifference;
import dev.arbiter.rules.diff.world.WorldDiffer;
import dev.arbiter.rules.diff.world.WorldDifference;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares rule projects and releases: their files, their tables, their decisions. Thread-safe. */
public final class ReleaseDiffer {
  private static final int MOST_CHANGES = 1_000;
  private static final WorldDifference NO_WORLDS = new WorldDifference(0, 0, 0, List.of(), 0);

  private final ClassLoader loader;
  private final Bounds bounds;

  /**
   * How far a comparison goes.
   *
   * @param steps the most of the search in all tables; a million take about half a second
   * @param situations the most in which whole decisions are made
   * @param time how long answers are looked for, in tables and in whole decisions
   */
  public record Bounds(long steps, int situations, Duration time) {
    public static final Bounds DEFAULT = new Bounds(4_000_000, 20_000, Duration.ofSeconds(10));
  }

  /**
   * @param loader sees the engine
   */
  public ReleaseDiffer(ClassLoader loader, Bounds bounds) {
    this.loader = loader;
    this.bounds = bounds;
  }

  /**
   * A project or release.
   *
   * @param compiled made of the files, and open as long as it is compared
   */
  public record Side(ProjectFiles files, CompiledRelease compiled) {
    private Version version(RuleProject project) {
      return new Version(project.name(), Manifest.of(files).digest());
    }
  }

  /** What changes from the one to the other. */
  public ReleaseDiff diff(Side before, Side after) {
    var start = System.nanoTime();
    var earlier = RuleProject.of(before.files());
    var later = RuleProject.of(after.files());
    var one = before.version(earlier);
    var two = after.version(later);
    if (one.digest().equals(two.digest())) {
      return new ReleaseDiff(one, two, List.of(), 0, List.of(), NO_WORLDS);
    }
    var versions = TableVersions.of(before.files(), after.files());
    var tables = tables(before, after, versions);
    var witnesses =
        tables.stream()
            .filter(table -> table.file().startsWith("tables/"))
            .flatMap(table -> table.regions().stream())
            .map(Region::witness)
            .toList();
    var changes = SourceChanges.of(before.files(), after.files());
    return new ReleaseDiff(
        one,
        two,
        changes.stream().limit(MOST_CHANGES).toList(),
        Math.max(0, changes.size() - MOST_CHANGES),
        tables,
        new WorldDiffer(before.compiled().release(), after.compiled().release())
            .difference(
                List.of(earlier, later),
                witnesses,
                bounds.situations(),
                bounds.time().minusNanos(System.nanoTime() - start)));
  }

  /** Tables whose texts are the same answer the same. They leave half of the time to decisions. */
  private List<TableDifference> tables(Side before, Side after, List<TableVersions> versions) {
    var budget = new Budget(bounds.steps(), bounds.time().dividedBy(2).toNanos());
    var differ = new TableDiffer(before.compiled(), after.compiled(), loader, budget);
    var tables = new ArrayList<TableDifference>();
    for (var table : versions) {
      if (!table.before().equals(table.after())) {
        tables.add(differ.difference(table.before(), table.after()));
      }
    }
    for (var path : paths(before, after, "tables", ".xlsx", ".csv")) {
      if (!content(before, path).equals(content(after, path))) {
        tables.add(
            TableDifference.open(
                path,
                "",
                "not analysed, for its rows are rules in DRL; whole decisions are compared"));
      }
    }
    for (var path : paths(before, after, "decisions", ".dmn")) {
      if (SourceChanges.isChangedBeside(before.files(), after.files(), path)) {
        tables.add(
            TableDifference.open(
                path, "", "not analysed: changes of the model beside the rows of its tables"));
      }
    }
    return tables;
  }

  /** Of files that one of the two has. */
  private static Set<String> paths(Side before, Side after, String folder, String... endings) {
    var paths = new TreeSet<>(before.files().paths(folder, endings));
    paths.addAll(after.files().paths(folder, endings));
    return paths;
  }

  private static Optional<ByteBuffer> content(Side side, String path) {
    return side.files().bytes(path).map(ByteBuffer::wrap);
  }
}
