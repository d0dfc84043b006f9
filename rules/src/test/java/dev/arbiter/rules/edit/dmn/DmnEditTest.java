package dev.arbiter.rules.edit.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.rules.edit.Column.Kind;
import dev.arbiter.rules.edit.Edit;
import dev.arbiter.rules.edit.EditConflictException;
import dev.arbiter.rules.edit.EditRefusedException;
import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.TableDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people do to a table in DMN. */
final class DmnEditTest {
  private static final String SMALL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Small">
        <dmn:itemDefinition name="tier">
          <dmn:allowedValues><dmn:text>"gold", "silver, dull"</dmn:text></dmn:allowedValues>
        </dmn:itemDefinition>
        <!-- what follows is the table -->
        <dmn:decision name="Who gets it">
          <dmn:decisionTable>
            <dmn:input label="Tier">
              <dmn:inputExpression typeRef="tier">
                <dmn:text>traits.tier</dmn:text>
              </dmn:inputExpression>
            </dmn:input>
            <dmn:output name="action"/>
            <dmn:annotation name="reason"/>
            <dmn:annotation name="tags"/>
            <dmn:rule id="r-1">
              <dmn:inputEntry><dmn:text><![CDATA["gold"]]></dmn:text></dmn:inputEntry>
              <dmn:outputEntry><dmn:text>"a"</dmn:text></dmn:outputEntry>
            </dmn:rule>
            <!-- the others -->
            <dmn:rule>
              <dmn:description>Everybody</dmn:description>
              <dmn:inputEntry id='any'/>
              <dmn:outputEntry><dmn:text>"b"</dmn:text></dmn:outputEntry>
              <dmn:annotationEntry><dmn:text>So &amp; so</dmn:text></dmn:annotationEntry>
            </dmn:rule>
          </dmn:decisionTable>
        </dmn:decision>
      </dmn:definitions>
      """;

  @Test
  void aTableIsReadWithItsColumnsAndTheIdsThatItLacks() {
    var table = table(SMALL);

    assertThat(table.id()).isEqualTo("Who_gets_it");
    assertThat(table.hitPolicy()).isEqualTo("UNIQUE");
    assertThat(table.columns())
        .extracting("id", "kind", "name", "type")
        .containsExactly(
            tuple("input-1", Kind.INPUT, "Tier", "tier"),
            tuple("output-1", Kind.OUTPUT, "action", null),
            tuple("annotation-1", Kind.ANNOTATION, "reason", null),
            tuple("annotation-2", Kind.ANNOTATION, "tags", null));
    assertThat(table.columns().get(0).values()).containsExactly("\"gold\"", "\"silver, dull\"");
    assertThat(table.rows().get(0)).isEqualTo(new Row("r-1", List.of("\"gold\"", "\"a\"", "", "")));
    assertThat(table.rows().get(1).id()).matches("_[0-9a-f]{12}-1");
    assertThat(table.rows().get(1).cells()).containsExactly("", "\"b\"", "So & so", "");
  }

  @Test
  void aCellIsReplacedAndNothingElse() {
    var edited = edit(SMALL, set("r-1", "output-1", "\"a\"", "\"<a> & b\""));

    assertThat(edited)
        .isEqualTo(SMALL.replace("<dmn:text>\"a\"<", "<dmn:text>\"&lt;a&gt; &amp; b\"<"));
  }

  @Test
  void aRowWithoutIdKeepsTheOneItWasKnownBy() {
    var id = table(SMALL).rows().get(1).id();
    var edited = edit(SMALL, set(id, "input-1", "", "-"), set(id, "annotation-2", "", "winter"));

    assertThat(edited)
        .isEqualTo(
            SMALL
                .replace("<dmn:rule>", "<dmn:rule id=\"" + id + "\">")
                .replace(
                    "<dmn:inputEntry id='any'/>",
                    "<dmn:inputEntry id='any'><dmn:text>-</dmn:text></dmn:inputEntry>")
                .replace(
                    "so</dmn:text></dmn:annotationEntry>",
                    "so</dmn:text></dmn:annotationEntry>\n"
                        + "        <dmn:annotationEntry><dmn:text>winter</dmn:text>"
                        + "</dmn:annotationEntry>"));
    assertThat(table(edited).rows().get(1).id()).isEqualTo(id);
  }

  @Test
  void aNewRowLooksLikeItsNeighbours() {
    var row = new Row("new", List.of("\"x\"", "\"c\"", "", "t"));
    var edited = edit(SMALL, new Edit.Insert("Who_gets_it", "r-1", List.of(row)));

    var written =
        """
        <dmn:rule id="new">
          <dmn:inputEntry><dmn:text>"x"</dmn:text></dmn:inputEntry>
          <dmn:outputEntry><dmn:text>"c"</dmn:text></dmn:outputEntry>
          <dmn:annotationEntry><dmn:text></dmn:text></dmn:annotationEntry>
          <dmn:annotationEntry><dmn:text>t</dmn:text></dmn:annotationEntry>
        </dmn:rule>
        """
            .indent(6)
            .stripTrailing();
    assertThat(edited)
        .isEqualTo(
            SMALL.replace("</dmn:rule>\n      <!--", "</dmn:rule>\n" + written + "\n      <!--"));
    assertThat(edit(edited, new Edit.Delete("Who_gets_it", List.of(row)))).isEqualTo(SMALL);
  }

  @Test
  void aRowIsMovedWithAllThatIsInIt() {
    var id = table(SMALL).rows().get(1).id();
    var edited = edit(SMALL, new Edit.Move("Who_gets_it", List.of(id), null));

    assertThat(table(edited).rows()).extracting(Row::id).containsExactly(id, "r-1");
    assertThat(edited).contains("<dmn:description>Everybody</dmn:description>", "<!-- the others");
  }

  @Test
  void theFirstRowOfATableStandsBelowItsColumns() {
    var empty = SMALL.replaceAll("(?s)\\s*<dmn:rule.*</dmn:rule>", "");
    var row = new Row("r", List.of("-", "\"c\"", "", ""));
    var edited = edit(empty, new Edit.Insert("Who_gets_it", null, List.of(row)));

    assertThat(table(edited).rows()).containsExactly(row);
    assertThat(edited)
        .contains("\n      <dmn:rule id=\"r\">\n        <dmn:inputEntry><dmn:text>-<");
  }

  @Test
  void theHitPolicyIsSet() {
    var edited = edit(SMALL, new Edit.Policy("Who_gets_it", "UNIQUE", "RULE ORDER"));

    assertThat(edited)
        .isEqualTo(
            SMALL.replace("<dmn:decisionTable>", "<dmn:decisionTable hitPolicy=\"RULE ORDER\">"));
    assertThat(edit(edited, new Edit.Policy("Who_gets_it", "RULE ORDER", "FIRST")))
        .contains("<dmn:decisionTable hitPolicy=\"FIRST\">");
  }

  @Test
  void whatIsNotAsExpectedIsAConflictThatNamesTheCell() {
    assertThatExceptionOfType(EditConflictException.class)
        .isThrownBy(
            () ->
                edit(
                    SMALL,
                    set("r-1", "output-1", "\"a\"", "x"),
                    set("r-1", "output-1", "\"a\"", "y")))
        .satisfies(
            conflict -> {
              assertThat(conflict.edit()).isEqualTo(1);
              assertThat(conflict.table()).isEqualTo("Who_gets_it");
              assertThat(conflict.row()).contains("r-1");
              assertThat(conflict.column()).contains("output-1");
              assertThat(conflict.expected()).isEqualTo("\"a\"");
              assertThat(conflict.found()).contains("x");
            });
    assertThatExceptionOfType(EditConflictException.class)
        .isThrownBy(() -> edit(SMALL, set("gone", "output-1", "a", "x")))
        .satisfies(conflict -> assertThat(conflict.found()).isEmpty());
  }

  @Test
  void impossibleEditsAreRefused() {
    var row = new Row("r-1", List.of("", "", "", ""));
    for (var edit :
        List.of(
            new Edit.Set("other", List.of()),
            set("r-1", "output-2", "", ""),
            set("r-1", "output-1", "\"a\"", "x".repeat(4_001)),
            set("r-1", "output-1", "\"a\"", "a\u0000b"),
            set("r-1", "output-1", "\"a\"", "a\uD800b"),
            new Edit.Insert("Who_gets_it", null, List.of(row)),
            new Edit.Insert("Who_gets_it", null, List.of(new Row("1", row.cells()))),
            new Edit.Insert("Who_gets_it", null, List.of(new Row("r", List.of("")))),
            new Edit.Delete("Who_gets_it", List.of(new Row("r-1", List.of()))),
            new Edit.Move("Who_gets_it", List.of("r-1", "r-1"), null),
            new Edit.Move("Who_gets_it", List.of("r-1"), "r-1"),
            new Edit.Policy("Who_gets_it", "UNIQUE", "BEST"))) {
      assertThatExceptionOfType(EditRefusedException.class)
          .as("%s", edit)
          .isThrownBy(() -> edit(SMALL, edit));
    }
  }

  @Test
  void theFilesOfTheExamplesStayAsTheyAre() throws IOException {
    try (var files = Files.walk(Path.of("projects"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".dmn")).toList()) {
        var bytes = Files.readAllBytes(file);
        var document = TableDocument.read(file.toString(), bytes).orElseThrow();

        assertThat(document.tables()).isNotEmpty();
        assertThat(document.edit(List.of())).isEqualTo(bytes);
      }
    }
  }

  private static Edit set(String row, String column, String from, String to) {
    return new Edit.Set("Who_gets_it", List.of(new Edit.Cell(row, column, from, to)));
  }

  private static Table table(String file) {
    return document(file).tables().get(0);
  }

  private static String edit(String file, Edit... edits) {
    return new String(document(file).edit(List.of(edits)), StandardCharsets.UTF_8);
  }

  private static TableDocument document(String file) {
    return TableDocument.read("a.dmn", file.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
