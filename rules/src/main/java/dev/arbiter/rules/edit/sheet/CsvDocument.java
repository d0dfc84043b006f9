package dev.arbiter.rules.edit.sheet;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.drl.Csv;
import dev.arbiter.rules.edit.Drafts;
import dev.arbiter.rules.edit.Edit;
import dev.arbiter.rules.edit.EditRefusedException;
import dev.arbiter.rules.edit.Placement;
import dev.arbiter.rules.edit.RowDraft;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.TableDocument;
import dev.arbiter.rules.edit.TableDraft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The decision table of a file of comma-separated values. Rows have no ids of their own: each is
 * known by a hash of its line until it is edited, and by another one then. Lines without texts are
 * no rows and stay. A new line has the width of that of its neighbour.
 */
public final class CsvDocument implements TableDocument {
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  /** Each line with the line end above it, so that they are the text when put together. */
  private final List<String> lines;

  private final SheetHead head;
  private final SheetRows rows;

  private CsvDocument(List<String> lines, SheetHead head, SheetRows rows) {
    this.lines = lines;
    this.head = head;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws ProjectException with its places, if it cannot be read
   */
  public static CsvDocument of(String path, byte[] file) {
    var problems = new Problems();
    var cells = Csv.read(path, file, problems);
    problems.throwIfAny();
    var head = SheetHead.of(path, cells.orElse(List.of()));
    var lines = lines(new String(file, StandardCharsets.UTF_8));
    var sources = lines.stream().map(CsvDocument::line).toList();
    return new CsvDocument(lines, head, SheetRows.of(head, cells.orElse(List.of()), sources));
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var ends = LINE_END.matcher(text);
    var start = 0;
    while (ends.find()) {
      lines.add(text.substring(start, ends.start()));
      start = ends.start();
    }
    lines.add(text.substring(start));
    return lines;
  }

  private static String line(String withEnd) {
    return withEnd.substring(end(withEnd).length());
  }

  private static String end(String line) {
    return line.startsWith("\r\n") ? "\r\n" : line.startsWith("\n") ? "\n" : "";
  }

  @Override
  public List<Table> tables() {
    return List.of(rows.table());
  }

  @Override
  public byte[] edit(List<Edit> edits) {
    var drafts = new Drafts(tables(), rows.ids(), CsvDocument::objection);
    drafts.apply(edits);
    for (var draft : drafts.tables()) {
      if (draft.rows().stream().anyMatch(row -> isEmptied(draft, row))) {
        throw new EditRefusedException(edits.size() - 1, "a row of a sheet has at least one text");
      }
    }
    var text = new StringBuilder();
    lines.subList(0, head.last() + 1).forEach(text::append);
    for (var draft : drafts.tables()) {
      write(draft, text);
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var problems = new Problems();
    if (Csv.read("", bytes, problems).isEmpty()) {
      throw new EditRefusedException(edits.size() - 1, problems.all().get(0).message());
    }
    return bytes;
  }

  /** Would be no row any more. */
  private static boolean isEmptied(TableDraft draft, RowDraft row) {
    return (row.isNew() || draft.isChanged(row)) && row.cells().stream().allMatch(String::isEmpty);
  }

  private void write(TableDraft draft, StringBuilder text) {
    var placement = Placement.of(draft);
    placement.below(Placement.TOP).forEach(placed -> text.append(written(draft, placed)));
    var number = 0;
    for (var i = head.last() + 1; i < lines.size(); i++) {
      if (!rows.isRow(i)) {
        text.append(lines.get(i));
        continue;
      }
      var row = placement.staying().get(number);
      if (row != null) {
        text.append(written(draft, new Placement.Placed(row, number)));
      }
      placement.below(number).forEach(placed -> text.append(written(draft, placed)));
      number++;
    }
  }

  private String written(TableDraft draft, Placement.Placed placed) {
    var row = placed.row();
    var alike =
        lines.get(placed.neighbour() < 0 ? head.last() : rows.lines().get(placed.neighbour()));
    var line = CsvLine.of(line(alike));
    if (row.isNew()) {
      line = CsvLine.empty(line.cells().size());
    }
    for (var i = 0; i < row.cells().size(); i++) {
      if (row.isNew() || draft.isChanged(row, i)) {
        line.set(head.places().get(i), row.cell(i));
      }
    }
    return end(alike) + line.text();
  }

  private static Optional<String> objection(String text) {
    if (SheetHead.isTitle(text)) {
      return Optional.of("a cell cannot begin with RuleTable");
    }
    var problems = new Problems();
    var cell = CsvLine.quoted(text).getBytes(StandardCharsets.UTF_8);
    return Csv.read("", cell, problems).isPresent()
        ? Optional.empty()
        : Optional.of(problems.all().get(0).message());
  }
}
