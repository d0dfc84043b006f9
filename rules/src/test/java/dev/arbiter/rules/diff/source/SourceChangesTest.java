package dev.arbiter.rules.diff.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.diff.Offers;
import dev.arbiter.rules.diff.Offers.Row;
import dev.arbiter.rules.diff.source.Change.How;
import dev.arbiter.rules.diff.source.Change.Kind;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was changed is told where a person would say it was. */
@Tag("X16")
class SourceChangesTest {
  private static final List<Row> ROWS =
      IntStream.range(0, 6)
          .mapToObj(i -> new Row("> " + 10 * i, "-", "adjust", "1." + i, "Reason " + i))
          .toList();

  @Test
  void aRowInBetweenDoesNotChangeTheRowsBelow() {
    var rows = new ArrayList<>(ROWS);
    rows.add(2, new Row("< 5", "\"Ana\"", "exclude", "null", "New"));
    assertThat(changes(rows))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.ROW);
              assertThat(change.how()).isEqualTo(How.ADDED);
              assertThat(change.rowAfter()).isEqualTo(3);
              assertThat(change.after())
                  .isEqualTo("| < 5 | \"Ana\" | \"hello\" | \"exclude\" | null | New |");
            });
  }

  @Test
  void aRowThatWentAndOneThatMovedAreTold() {
    var rows = new ArrayList<>(ROWS);
    rows.remove(0);
    rows.add(0, rows.remove(4));
    assertThat(changes(rows))
        .extracting(Change::how, Change::rowBefore, Change::rowAfter)
        .containsExactlyInAnyOrder(tuple(How.REMOVED, 1, 0), tuple(How.MOVED, 6, 1));
  }

  @Test
  void cellsAreToldByTheirColumnsThoughTheRowIsAnotherOne() {
    var rows = new ArrayList<>(ROWS);
    rows.remove(1);
    rows.set(3, new Row("> 41", "-", "adjust", "1.4", "Because"));
    assertThat(changes(rows))
        .filteredOn(change -> change.kind() == Kind.CELL)
        .extracting(Change::rowBefore, Change::rowAfter, Change::column, Change::before)
        .containsExactly(tuple(5, 4, "Spend", "> 40"), tuple(5, 4, "reason", "Reason 4"));
  }

  @Test
  void keysOfYamlAreToldByTheNamesInLists() {
    var project = Sources.minimal().files();
    var text =
        project
            .text("project.yaml")
            .orElseThrow()
            .replace("limit: 3", "limit: 4")
            .replace("  - {name: firstName", "  - {name: age, type: number}\n  - {name: firstName");
    assertThat(
            changes(project, project.with("project.yaml", text.getBytes(StandardCharsets.UTF_8))))
        .extracting(Change::how, Change::place, Change::before, Change::after)
        .contains(
            tuple(How.CHANGED, "slots[hero].limit", "3", "4"),
            tuple(How.ADDED, "traits[age].type", "", "number"))
        .hasSize(3);
  }

  @Test
  void aCellOfASpreadsheetIsToldByItsColumnAndRow() throws IOException {
    var project = ProjectFiles.read(Path.of("projects/retail"));
    var sheet = project.bytes("tables/related.xlsx").orElseThrow();
    var changed = rewritten(sheet, "<t>Running Socks</t>", "<t>Thick Socks</t>");
    assertThat(changes(project, project.with("tables/related.xlsx", changed)))
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.CELL);
              assertThat(change.place()).isEqualTo("Related products");
              assertThat(change.column()).isEqualTo("Its name");
              assertThat(change.before()).isEqualTo("Running Socks");
              assertThat(change.after()).isEqualTo("Thick Socks");
            });
  }

  @Test
  void theSheetThatTheEngineReadsIsToldNotAPartThatIsCalledAlike() throws IOException {
    var project = ProjectFiles.read(Path.of("projects/retail"));
    var sheet =
        with(
            rewritten(
                project.bytes("tables/related.xlsx").orElseThrow(), "sheet1.xml", "sheet9.xml"),
            "xl/worksheets/sheet1.xml",
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>
            """);
    var changed = rewritten(sheet, "<t>Running Socks</t>", "<t>Thick Socks</t>");
    assertThat(
            changes(
                project.with("tables/related.xlsx", sheet),
                project.with("tables/related.xlsx", changed)))
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.after()).isEqualTo("Thick Socks"));
  }

  @Test
  void aSpreadsheetThatNobodyCanReadIsToldAsAFile() throws IOException {
    var project = ProjectFiles.read(Path.of("projects/retail"));
    var broken = project.with("tables/related.xlsx", new byte[] {1, 2, 3});
    assertThat(changes(project, broken))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.FILE));
  }

  @Test
  void aCellOfCommaSeparatedValuesIsToldByItsColumnAndRow() {
    var table =
        """
        RuleSet,shop
        ,
        RuleTable Hello
        NAME,CONDITION,ACTION
        ,$c : Candidate,
        ,"action == ""$param""\",$c.adjust($param);
        Reason,Action,Factor
        Always,hello,1.5
        """;
    var before = Sources.minimal().with("tables/hello.csv", table);
    var after = Sources.minimal().with("tables/hello.csv", table.replace("1.5", "1.6"));
    assertThat(changes(before.files(), after.files()))
        .containsExactly(
            new Change(
                Kind.CELL,
                How.CHANGED,
                "tables/hello.csv",
                0,
                "Hello",
                8,
                8,
                "Factor",
                "1.5",
                "1.6"));
  }

  @Test
  void ofShuffledListsTheSameElementsAreFoundAndAllInOrderStay() {
    var random = new Random(18);
    for (var i = 0; i < 200; i++) {
      var before = random.ints(0, 12).limit(20).boxed().toList();
      var after = new ArrayList<>(before);
      Collections.rotate(after, random.nextInt(3));
      after.remove(random.nextInt(after.size()));
      var alignment = Alignment.of(before, after);
      var kept = IntStream.range(0, 20).filter(alignment::isKept).map(alignment::partner).toArray();
      assertThat(kept).isSorted().hasSizeGreaterThanOrEqualTo(8);
      assertThat(IntStream.range(0, 20).filter(row -> alignment.partner(row) < 0)).hasSize(1);
      assertThat(alignment.added(after.size())).isEmpty();
    }
  }

  private static List<Change> changes(List<Row> rows) {
    return changes(
        Offers.project("COLLECT", ROWS).files(), Offers.project("COLLECT", rows).files());
  }

  private static List<Change> changes(ProjectFiles before, ProjectFiles after) {
    return SourceChanges.of(before, after);
  }

  private static byte[] with(byte[] zip, String part, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
        var out = new ZipOutputStream(bytes)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(in.readAllBytes());
      }
      out.putNextEntry(new ZipEntry(part));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] rewritten(byte[] zip, String old, String now) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
        var out = new ZipOutputStream(bytes)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName().replace(old, now)));
        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.write(text.replace(old, now).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
