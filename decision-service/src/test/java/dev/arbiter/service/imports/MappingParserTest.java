package dev.arbiter.service.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MappingParserTest {
  @Test
  void aBadMappingIsRefusedWithAllThatIsWrong() {
    var text =
        """
        mapping: 7
        zone: Europe/Londinium
        columns: [A]
        colour: red
        events:
          - type: sale
            when: {column: A}
            occurredAt: {column: A, pattern: yyyy-MM-dd}
            identifiers: {"9": {column: A}}
            data:
              quantity: {column: B, type: number}
              status: {column: A, codes: state, keywords: words}
              traits: {value: x}
              traits.name: {value: x, negate: true}
        """;
    assertThatThrownBy(() -> Mapping.parse(text.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            MappingException.class,
            refusal ->
                assertThat(refusal.problems())
                    .contains(
                        "mapping: expected a text, found 7 (a text needs quotes)",
                        "source: expected a text, found nothing",
                        "zone: expected a time zone, for instance Europe/London, found"
                            + " \"Europe/Londinium\"",
                        "colour: unknown key, expected one of [codes, columns, delimiter, events,"
                            + " key, keywords, mapping, source, zone]",
                        "events[0].type: expected one of [purchase, cancellation, view, update,"
                            + " consent, unsubscribe], found \"sale\"",
                        "events[0].when: expected either startsWith or is",
                        "events[0].occurredAt.pattern: expected a pattern of at least year (uuuu),"
                            + " month and day, found \"yyyy-MM-dd\"",
                        "events[0].identifiers.9: expected a kind named by a letter and letters,"
                            + " digits or dashes",
                        "events[0].data.quantity.column: expected one of the columns [A], found"
                            + " \"B\"",
                        "events[0].data.quantity.type: expected one of [text, integer, decimal,"
                            + " boolean, list], found \"number\"",
                        "events[0].data.status: expected at most one of codes and keywords",
                        "events[0].data.status.codes: expected one of the tables [], found"
                            + " \"state\"",
                        "events[0].data.traits: expected either a value or values below it",
                        "events[0].data.traits.name.negate: only an integer or a decimal has a"
                            + " sign")
                    .hasSize(14));
  }

  @Test
  void whatIsNoMappingAtAllIsRefusedInOneSentence() {
    for (var text :
        List.of("", "7", "[a]", "a: [", "a: 1\na: 2", "\0", "a: &x [b]\nc: *x", "--- a\n--- b")) {
      assertThatThrownBy(() -> Mapping.parse(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(MappingException.class)
          .hasMessageStartingWith("The mapping cannot be used: ");
    }
  }

  @Test
  void whatCannotBeReadIsToldByItsPlaceAndInOurWords() {
    for (var text : List.of("a: 1\nb: [\u00e9\u00e9, {", "a: 1\na: 2", "a: 1\nb: \"secret\nc: 2")) {
      assertThatThrownBy(() -> Mapping.parse(text.getBytes(UTF_8)))
          .as(text)
          .hasMessageMatching(
              "The mapping cannot be used: the text cannot be read as YAML or JSON at line [23],"
                  + " column \\d+: usually a key is there twice, a line is indented wrongly, or a"
                  + " quote or bracket is not closed");
    }
  }
}
