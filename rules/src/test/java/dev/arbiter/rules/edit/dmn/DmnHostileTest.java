package dev.arbiter.rules.edit.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.edit.Edit;
import dev.arbiter.rules.edit.EditRefusedException;
import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.TableDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Files and edits that mean harm, are huge, or are not quite what they should be. */
final class DmnHostileTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void entitiesAreNeverResolved() {
    refused(
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><definitions>&b;</definitions>",
        "DOCTYPE");
    refused("<!DOCTYPE d SYSTEM 'file:///etc/passwd'><definitions></definitions>", "DOCTYPE");
    refused("<definitions>&unknown;</definitions>", "unknown");
  }

  @Test
  void depthIsBounded() {
    refused("<a>".repeat(65) + "</a>".repeat(65), "too many elements or levels");
  }

  @Test
  void whatIsNoXmlIsAProblemWithItsLine() {
    assertThatExceptionOfType(ProjectException.class)
        .isThrownBy(() -> document("<definitions>\n<decision></definitions>"))
        .satisfies(problem -> assertThat(problem.problems().get(0).line()).isEqualTo(2));
    refused("", "is no XML");
    refused("<?xml version='1.1'?><definitions/>", "expected XML 1.0");
    refused("<?xml version='1.0' encoding='IBM037'?><definitions/>", "");
    refused("<?xml version='1.0' encoding='EUC-JP'?><definitions/>", "expected the encoding");
    refused("\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><definitions/>", "");
  }

  @Test
  void markupInACellIsText() {
    var row = table("<rule id='r'/>").tables().get(0).rows().get(0);
    var texts = List.of("]]>", "<!--", "</text>", "&amp;", "<?x?>", "<![CDATA[", "\"'");
    var file = table("<rule id='r'/>");
    for (var text : texts) {
      var cell = new Edit.Cell("r", "output-1", "", text);
      var edited = file.edit(List.of(new Edit.Set("t", List.of(cell))));

      assertThat(document(new String(edited, StandardCharsets.UTF_8)).tables().get(0).rows())
          .containsExactly(new Row(row.id(), List.of(text)));
    }
  }

  @Test
  void whatXmlCannotHoldIsRefusedByItsName() {
    for (var text : List.of("a\u0001b", "a\uFFFEb", "a\uDC00b", "a\uFFFFb")) {
      var cell = new Edit.Cell("r", "output-1", "", text);
      assertThatExceptionOfType(EditRefusedException.class)
          .isThrownBy(() -> table("<rule id='r'/>").edit(List.of(new Edit.Set("t", List.of(cell)))))
          .withMessage("edit 0: the character U+%04X cannot be in a cell", (int) text.charAt(1));
    }
  }

  @Test
  void rowsThatAreAlikeAndIdsThatOccurTwiceAreToldApart() {
    var rule = "<rule><outputEntry><text>1</text></outputEntry></rule>";
    var same = rule.replace("<rule>", "<rule id='same'>");
    var document = table(rule + rule + same + same);
    var rows = document.tables().get(0).rows();
    var ids = rows.stream().map(Row::id).toList();

    assertThat(ids).doesNotHaveDuplicates().element(2).isEqualTo("same");
    var edited =
        document.edit(
            List.of(
                new Edit.Set(
                    "t", ids.stream().map(id -> new Edit.Cell(id, "output-1", "1", id)).toList())));
    assertThat(document(new String(edited, StandardCharsets.UTF_8)).tables().get(0).rows())
        .isEqualTo(ids.stream().map(id -> new Row(id, List.of(id))).toList());
  }

  @Test
  void tooManyRowsAreRefused() {
    var rows =
        IntStream.range(0, TableDocument.MAX_ROWS + 1)
            .mapToObj(i -> new Row("r" + i, List.of("")))
            .toList();
    assertThatExceptionOfType(EditRefusedException.class)
        .isThrownBy(() -> table("").edit(List.of(new Edit.Insert("t", null, rows))))
        .withMessageContaining("at most 50000 rows");
  }

  @Test
  void aHugeTableIsEditedInLinearTime() {
    var columns = "<output name='o'/>".repeat(20);
    var file = document(file(columns, ""));
    var rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Row("r" + i, Collections.nCopies(20, "\"value " + i + "\"")))
            .toList();
    Assertions.assertTimeout(
        LONG,
        () -> {
          var filled = file.edit(List.of(new Edit.Insert("t", null, rows)));
          var edits = new ArrayList<Edit>();
          for (var row : rows) {
            var cell = new Edit.Cell(row.id(), "output-7", row.cells().get(0), "null");
            edits.add(new Edit.Set("t", List.of(cell)));
            edits.add(new Edit.Move("t", List.of(row.id()), null));
          }
          var document = document(new String(filled, StandardCharsets.UTF_8));
          var edited = document(new String(document.edit(edits), StandardCharsets.UTF_8));

          assertThat(edited.tables().get(0).rows())
              .hasSize(10_000)
              .first()
              .extracting(Row::id)
              .isEqualTo("r9999");
        });
  }

  private static void refused(String file, String why) {
    assertThatExceptionOfType(ProjectException.class)
        .as(file)
        .isThrownBy(() -> document(file))
        .withMessageStartingWith("a.dmn")
        .withMessageContaining(why);
  }

  private static TableDocument table(String rules) {
    return document(file("<output name='o'/>", rules));
  }

  private static String file(String columns, String rules) {
    return "<definitions><decision name='t'><decisionTable>\n"
        + columns
        + rules
        + "</decisionTable></decision></definitions>";
  }

  private static TableDocument document(String file) {
    return TableDocument.read("a.dmn", file.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
