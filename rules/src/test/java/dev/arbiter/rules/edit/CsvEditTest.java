package dev.arbiter.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.edit.Column.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people do to a table in CSV. */
final class CsvEditTest {
  private static final String HEAD =
      """
      RuleSet,shop.related
      RuleTable Related,,
      NAME,CONDITION,,METADATA,ACTION
      ,$c : Candidate,,,
      ,"action == ""$param""\",,"tags(""$param"")","$c.propose(""$param"", ""$param"", 1);"
      Reason,Action,Remark,Tags,Show
      """;
  private static final String ROWS =
      """
      Goes with shoes,"hello",see mail,,socks

      "Both, really",hello,"a ""b""\",x,hats
      Last,hello""";
  private static final String SMALL = HEAD + ROWS;
  private static final List<String> TEXTS =
      List.of("a", "", "a,b", "a \"b\"", "\"", "-12.5", "Zo\u00eb", "...", "\uD83D\uDE00", "a;b");

  @Test
  void aTableIsReadWithTheColumnsOfItsRules() {
    var table = table(SMALL);

    assertThat(table.name()).isEqualTo("Related");
    assertThat(table.hitPolicy()).isNull();
    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("Reason", "Action", "Tags", "Show");
    assertThat(table.columns())
        .extracting(Column::kind)
        .containsExactly(Kind.ANNOTATION, Kind.INPUT, Kind.OUTPUT, Kind.OUTPUT);
    assertThat(table.rows())
        .extracting(Row::cells)
        .containsExactly(
            List.of("Goes with shoes", "hello", "", "socks"),
            List.of("Both, really", "hello", "x", "hats"),
            List.of("Last", "hello", "", ""));
  }

  @Test
  void aCellIsReplacedAndNothingElse() {
    for (var file : List.of(SMALL, SMALL + "\n", "\uFEFF" + SMALL.replace("\n", "\r\n"))) {
      var ids = table(file).rows().stream().map(Row::id).toList();

      assertThat(edit(file)).isEqualTo(file);
      assertThat(edit(file, set(ids.get(0), "input-1", "hello", "bye")))
          .isEqualTo(file.replace("\"hello\"", "\"bye\""));
      assertThat(edit(file, set(ids.get(1), "output-1", "x", "a, \"b\"")))
          .isEqualTo(file.replace(",x,", ",\"a, \"\"b\"\"\","));
      assertThat(edit(file, set(ids.get(2), "output-2", "", "caps")))
          .isEqualTo(file.replace("Last,hello", "Last,hello,,,caps"));
    }
  }

  @Test
  void rowsAreInsertedMovedAndDeletedAsLines() {
    var ids = table(SMALL).rows().stream().map(Row::id).toList();
    var row = new Row("new", List.of("New", "", "", "x"));

    assertThat(edit(SMALL, new Edit.Insert("table", null, List.of(row))))
        .isEqualTo(HEAD + "New,,,,x\n" + ROWS);
    assertThat(edit(SMALL, new Edit.Move("table", List.of(ids.get(2)), null)))
        .isEqualTo(HEAD + "Last,hello\n" + ROWS.replace("\nLast,hello", ""));
    assertThat(edit(SMALL, new Edit.Delete("table", table(SMALL).rows()))).isEqualTo(HEAD);
  }

  @Test
  void whatIsReadAfterEditsIsWhatTheyDoToAList() {
    for (var sample = 1; sample <= 500; sample++) {
      var random = new Random(sample * 0x9E3779B97F4A7C15L);
      var file = random.nextBoolean() ? SMALL : "\uFEFF" + SMALL.replace("\n", "\r\n") + "\r\n";
      var texts = new ArrayList<>(TEXTS);
      var edits =
          new RandomEdits(table(file), random, () -> texts.get(random.nextInt(texts.size())));
      edits.add(random.nextInt(6));
      if (edits.rows().stream().noneMatch(row -> String.join("", row.cells()).isEmpty())) {
        var edited = edit(file, edits.edits().toArray(Edit[]::new));

        assertThat(table(edited).rows())
            .extracting(Row::cells)
            .as("sample %d", sample)
            .isEqualTo(edits.rows().stream().map(Row::cells).toList());
        assertThat(edited.replaceAll("\r?\n", "\n").replace("\uFEFF", "")).startsWith(HEAD);
      }
    }
  }

  @Test
  void whatIsNoValueIsRefused() {
    var id = table(SMALL).rows().get(0).id();
    for (var text : List.of("=1+1", "+a", "@x", "a\nb", "a\u0001b", "RuleTable other")) {
      assertThatExceptionOfType(EditRefusedException.class)
          .as(text)
          .isThrownBy(() -> edit(SMALL, set(id, "input-1", "hello", text)));
    }
    assertThatExceptionOfType(EditRefusedException.class)
        .isThrownBy(() -> edit(SMALL, new Edit.Policy("table", "UNIQUE", "FIRST")));
    assertThatExceptionOfType(EditRefusedException.class)
        .isThrownBy(
            () ->
                edit(
                    SMALL,
                    new Edit.Insert(
                        "table", null, List.of(new Row("r", List.of("", "", "", ""))))));
    assertThatExceptionOfType(ProjectException.class).isThrownBy(() -> table("a,b\n1,2\n"));
    assertThatExceptionOfType(ProjectException.class).isThrownBy(() -> table(SMALL + "\n" + SMALL));
  }

  private static Edit set(String row, String column, String from, String to) {
    return new Edit.Set("table", List.of(new Edit.Cell(row, column, from, to)));
  }

  private static Table table(String file) {
    return document(file).tables().get(0);
  }

  private static String edit(String file, Edit... edits) {
    return new String(document(file).edit(List.of(edits)), StandardCharsets.UTF_8);
  }

  private static TableDocument document(String file) {
    return TableDocument.read("a.csv", file.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
