package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.diff.source.Change.Kind;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.tag.Switched;
import dev.arbiter.rules.tag.TaggedRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what differs between the files of two rule projects, whether it is in force or left out,
 * and what of them was switched on or off by its tags.
 */
public final class SourceChanges {
  private final ProjectFiles before;
  private final ProjectFiles after;
  private final List<TableVersions> tables;
  private final DrlInventory rulesBefore;
  private final DrlInventory rulesAfter;

  private SourceChanges(ProjectFiles before, ProjectFiles after) {
    this.before = before;
    this.after = after;
    this.tables = TableVersions.written(before, after);
    this.rulesBefore = DrlInventory.of(before, DisabledTags.NONE);
    this.rulesAfter = DrlInventory.of(after, DisabledTags.NONE);
  }

  /** All changes by file, and in it by place; last what was switched. */
  public static List<Change> of(ProjectFiles before, ProjectFiles after) {
    var changes = new SourceChanges(before, after);
    var paths = new TreeSet<>(before.paths());
    paths.addAll(after.paths());
    return Stream.concat(
            paths.stream().flatMap(changes::ofFile),
            Switched.between(before, after).all().map(SourceChanges::switched))
        .toList();
  }

  /** Whether a model was added, removed, or changed in more than the rows of its tables. */
  public static boolean isChangedBeside(ProjectFiles before, ProjectFiles after, String path) {
    var one = before.bytes(path);
    var two = after.bytes(path);
    return one.isEmpty()
        || two.isEmpty()
        || !XmlLeaves.texts(one.get()).equals(XmlLeaves.texts(two.get()));
  }

  private static Change switched(TaggedRule rule) {
    return Change.at(
        Kind.RULE,
        rule.file(),
        rule.line(),
        rule.kind().word() + " " + rule.name() + (rule.excludes() ? ", which excludes" : ""),
        rule.enabled() ? "left out" : "in force",
        rule.enabled() ? "in force" : "left out");
  }

  private Stream<Change> ofFile(String path) {
    var one = before.bytes(path);
    var two = after.bytes(path);
    if (one.isEmpty() || two.isEmpty()) {
      return Stream.of(
          Change.at(
              Kind.FILE,
              path,
              0,
              "",
              one.map(SourceChanges::size).orElse(""),
              two.map(SourceChanges::size).orElse("")));
    }
    if (Arrays.equals(one.get(), two.get())) {
      return Stream.empty();
    }
    var changes = within(path, one.get(), two.get());
    return changes.isEmpty()
        ? Stream.of(Change.at(Kind.FILE, path, 0, "", size(one.get()), size(two.get()) + " now"))
        : changes.stream();
  }

  /** Nothing but layout and comments has changed if it is empty, or nobody can read the file. */
  private List<Change> within(String path, byte[] one, byte[] two) {
    if (path.endsWith(".yaml")) {
      return Leaf.changes(Kind.KEY, path, YamlLeaves.of(path, one), YamlLeaves.of(path, two));
    }
    if (path.endsWith(".dmn")) {
      return dmn(path, one, two);
    }
    if (path.endsWith(".xlsx") || path.endsWith(".csv")) {
      return spreadsheet(path, one, two);
    }
    return path.endsWith(".drl")
        ? Leaf.changes(
            Kind.RULE, path, DrlLeaves.of(rulesBefore, path), DrlLeaves.of(rulesAfter, path))
        : List.of();
  }

  private static List<Change> spreadsheet(String path, byte[] one, byte[] two) {
    var earlier = SpreadsheetReader.read(path, one);
    var later = SpreadsheetReader.read(path, two);
    if (earlier.isEmpty() || later.isEmpty()) {
      return List.of();
    }
    var changes =
        new ArrayList<>(Leaf.changes(Kind.ELEMENT, path, earlier.get().head(), later.get().head()));
    changes.addAll(SheetChanges.of(earlier.get().sheet(), later.get().sheet()));
    return changes;
  }

  private List<Change> dmn(String path, byte[] one, byte[] two) {
    var changes =
        new ArrayList<>(Leaf.changes(Kind.ELEMENT, path, XmlLeaves.of(one), XmlLeaves.of(two)));
    for (var table : tables) {
      if (table.file().equals(path)) {
        var some = table.after().or(table::before).orElseThrow();
        var empty = new Sheet(path, some.name(), List.of(), List.of());
        var earlier = table.before().map(SourceChanges::sheet).orElse(empty);
        var later = table.after().map(SourceChanges::sheet).orElse(empty);
        changes.addAll(
            table.before().isPresent() && table.after().isPresent()
                ? SheetChanges.of(earlier, later)
                : List.of(whole(path, some, table)));
      }
    }
    return changes;
  }

  private static Change whole(String path, TableSource table, TableVersions versions) {
    var rows = table.rows().size() + " rows";
    return Change.at(
        Kind.TABLE,
        path,
        table.line(),
        table.name(),
        versions.before().isPresent() ? rows : "",
        versions.after().isPresent() ? rows : "");
  }

  private static Sheet sheet(TableSource table) {
    var columns =
        Stream.of(
                table.inputs().stream().map(TableSource.Input::label),
                table.outputs().stream().map(TableSource.Output::name),
                Stream.of("reason"))
            .flatMap(names -> names)
            .toList();
    return new Sheet(
        table.file(),
        table.name(),
        columns,
        table.rows().stream().map(SourceChanges::row).toList());
  }

  private static Sheet.Row row(TableSource.Row row) {
    var cells =
        Stream.of(row.cells(), row.outputs(), List.of(row.reason()))
            .flatMap(List::stream)
            .map(cell -> cell.isEmpty() ? "-" : cell)
            .toList();
    return new Sheet.Row(row.number(), row.line(), cells);
  }

  private static String size(byte[] bytes) {
    return "%,d bytes".formatted(bytes.length);
  }
}
