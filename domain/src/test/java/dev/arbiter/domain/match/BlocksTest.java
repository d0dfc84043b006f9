package dev.arbiter.domain.match;

import static dev.arbiter.domain.match.Cards.card;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class BlocksTest {
  private static final Blocking BLOCKING = new Blocking(Cards.FIELDS);

  @Test
  @Tag("B04")
  void allPairsThatShareAKeyAreToldOnce() {
    Samples.each(
        50,
        random -> {
          var cards = Cards.some(random, 30).stream().sorted(Person.BY_ID).toList();
          var expected = new ArrayList<String>();
          for (var a : cards) {
            for (var b : cards) {
              if (Person.BY_ID.compare(a, b) < 0
                  && !Collections.disjoint(BLOCKING.keys(a), BLOCKING.keys(b))) {
                expected.add(a.id() + " " + b.id());
              }
            }
          }
          var told = new ArrayList<String>();

          var count =
              new Blocks(BLOCKING, cards, 100).each((a, b) -> told.add(a.id() + " " + b.id()));

          assertThat(told).containsExactlyInAnyOrderElementsOf(expected).hasSize((int) count);
        });
  }

  @Test
  @Tag("B05")
  void aPhoneThatTooManyShareIsLeftOutAndCounted() {
    var cards =
        IntStream.range(0, 500)
            .mapToObj(i -> card(String.valueOf(i), "|||||%d0101|555 0100".formatted(1400 + i)))
            .sorted(Person.BY_ID)
            .toList();

    var blocks = new Blocks(BLOCKING, cards, 100);

    assertThat(blocks.each((a, b) -> {})).isZero();
    assertThat(blocks.oversized()).isOne();
  }

  @Test
  @Tag("B04")
  void errorsInSomeFieldsDoNotKeepTwoRecordsApart() {
    var written = card("1", "mia|thredgold|summer circuit||5110|19980406|5550100");

    assertThat(
            List.of(
                card("2", "thredgold|mia"),
                card("3", "meea|thredgould"),
                card("4", "mia||||5110"),
                card("5", "|thredgold||||19981231"),
                card("6", "||||0000|19980406|"),
                card("7", "||||||555-0100")))
        .allMatch(other -> !Collections.disjoint(BLOCKING.keys(written), BLOCKING.keys(other)));
  }

  @Test
  @Tag("B04")
  void whatSaysNothingHasNoKey() {
    assertThat(BLOCKING.keys(card("1", "||||"))).isEqualTo(new TreeSet<String>());
  }
}
