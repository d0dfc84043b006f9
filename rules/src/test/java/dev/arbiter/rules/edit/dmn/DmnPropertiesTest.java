package dev.arbiter.rules.edit.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.edit.RandomEdits;
import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.TableDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is true of all edits of all tables in DMN. */
final class DmnPropertiesTest {
  private static final int SAMPLES = 500;
  private static final Pattern RULE =
      Pattern.compile("\\s*(<(?:[a-z.-]+:)?rule .*?</(?:[a-z.-]+:)?rule>)", Pattern.DOTALL);

  @Test
  void aTableIsReadAsItWasWritten() {
    each(
        random -> {
          var dmn = RandomDmn.of(random);
          var rows = table(dmn.file()).rows();

          assertThat(rows).extracting(Row::cells).isEqualTo(cells(dmn.rows()));
          for (var i = 0; i < rows.size(); i++) {
            var id = dmn.rows().get(i).id();
            assertThat(rows.get(i).id()).matches(id.isEmpty() ? "_[0-9a-f]{12}-1" : id);
          }
        });
  }

  @Test
  void withoutEditsAllBytesStay() {
    each(
        random -> {
          var file = RandomDmn.of(random).file();

          assertThat(document(file).edit(List.of())).isEqualTo(file);
        });
  }

  @Test
  void whatIsReadAfterEditsIsWhatTheyDoToAList() {
    each(
        random -> {
          var file = RandomDmn.of(random).file();
          var edits = edits(file, random);

          assertThat(table(document(file).edit(edits.edits())).rows()).isEqualTo(edits.rows());
        });
  }

  @Test
  void editsInOneStepAndOneByOneSayTheSame() {
    each(
        random -> {
          var file = RandomDmn.of(random).file();
          var edits = edits(file, random);
          var one = file;
          for (var edit : edits.edits()) {
            one = document(one).edit(List.of(edit));
          }

          assertThat(table(one).rows()).isEqualTo(edits.rows());
        });
  }

  @Test
  void allThatNoEditNamesStaysAsItWasWritten() {
    each(
        random -> {
          var dmn = RandomDmn.of(random);
          var edits = edits(dmn.file(), random);
          var before = dmn.decoded(dmn.file());
          var after = dmn.decoded(document(dmn.file()).edit(edits.edits()));

          assertThat(RULE.matcher(after).replaceAll(""))
              .isEqualTo(RULE.matcher(before).replaceAll(""));
          var rules = new HashMap<>(rules(dmn.file(), before));
          rules.keySet().removeAll(edits.touched());
          assertThat(rules(document(dmn.file()).edit(edits.edits()), after))
              .containsAllEntriesOf(rules);
        });
  }

  @Test
  void whatIsUndoneIsAsBefore() {
    each(
        random -> {
          var file = RandomDmn.of(random).file();
          var edits = edits(file, random);
          var edited = document(file).edit(edits.edits());

          assertThat(table(document(edited).edit(edits.inverse()))).isEqualTo(table(file));
        });
  }

  /** The text of each row by its id. */
  private static Map<String, String> rules(byte[] file, String text) {
    var texts = new ArrayList<String>();
    var found = RULE.matcher(text);
    while (found.find()) {
      texts.add(found.group(1));
    }
    var rules = new HashMap<String, String>();
    var rows = table(file).rows();
    assertThat(rows).hasSameSizeAs(texts);
    for (var i = 0; i < texts.size(); i++) {
      rules.put(rows.get(i).id(), texts.get(i));
    }
    return rules;
  }

  private static RandomEdits edits(byte[] file, Random random) {
    var values = RandomDmn.VALUES;
    var edits =
        new RandomEdits(table(file), random, () -> values.get(random.nextInt(values.size())));
    edits.add(random.nextInt(8));
    return edits;
  }

  private static List<List<String>> cells(List<Row> rows) {
    return rows.stream().map(Row::cells).toList();
  }

  private static Table table(byte[] file) {
    return document(file).tables().get(0);
  }

  private static TableDocument document(byte[] file) {
    return TableDocument.read("a.dmn", file).orElseThrow();
  }

  private static void each(Consumer<Random> property) {
    for (var sample = 1; sample <= SAMPLES; sample++) {
      try {
        property.accept(new Random(sample * 0x9E3779B97F4A7C15L));
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("does not hold of sample " + sample, failed);
      }
    }
  }
}
