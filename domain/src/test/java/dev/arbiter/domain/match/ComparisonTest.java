package dev.arbiter.domain.match;

import static dev.arbiter.domain.match.Cards.card;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B04")
final class ComparisonTest {
  private static final Comparison COMPARISON = new Comparison(Cards.FIELDS);

  @ParameterizedTest
  @CsvSource({
    "SURNAME, O'Neil, oneil, EXACT",
    "SURNAME, Müller, Muller, EXACT",
    "SURNAME, Smith, Smyth, TYPO",
    "SURNAME, Goldsworthy, Goldswortyh, TYPO",
    "SURNAME, Katharina, Katharinna, TYPO",
    "SURNAME, Goldsworthy, Goldsworhtyy, CLOSE",
    "SURNAME, Phillips, Fillipps, SOUND",
    "SURNAME, Dickson, Dixon, ALIKE",
    "SURNAME, Smith, Jones, DIFFERENT",
    "SURNAME, Иванов, Иванова, TYPO",
    "GIVEN_NAME, Jon, '', MISSING",
    "GIVEN_NAME, ' - ', Jon, MISSING",
    "ADDRESS, 12 Pridham Street, 12 pridhamstreet, EXACT",
    "LOCALITY, South Melbourne, Sth Melbourne, ALIKE",
    "POSTCODE, 2612, 2621, TYPO",
    "POSTCODE, 2612, 3921, DIFFERENT",
    "DATE_OF_BIRTH, 1942-07-09, 19420709, EXACT",
    "DATE_OF_BIRTH, 19420709, 19420907, REORDERED",
    "DATE_OF_BIRTH, 19420709, 19420708, TYPO",
    "DATE_OF_BIRTH, 19420709, 19421130, YEAR",
    "DATE_OF_BIRTH, 19420709, 19501130, DIFFERENT",
    "DATE_OF_BIRTH, 1942, 1942, EXACT",
    "NATIONAL_ID, 378-7407, 3787407, EXACT",
    "NATIONAL_ID, 3787407, 3787470, TYPO",
    "EMAIL, Ana@Example.org, ana@example.org, EXACT",
    "EMAIL, an.a@example.org, ana@example.org, TYPO",
    "PHONE, 02 1234, 021234, EXACT"
  })
  void valuesAgreeAtTheClosestLevelOfTheirKind(Kind kind, String one, String other, Level level) {
    var a = Value.of(kind, one);
    var b = Value.of(kind, other);

    assertThat(kind.compare(a, b)).isEqualTo(level);
    assertThat(kind.compare(b, a)).isEqualTo(level);
  }

  @Test
  void exchangedNamesAndLinesOfAnAddressAreFoundAcross() {
    var levels =
        levels("mia|thredgold|summer circuit|cornvale", "thredgold|mia|cornvale|summer circuit");

    assertThat(levels)
        .startsWith(Level.SWAPPED, Level.SWAPPED, Level.SWAPPED, Level.SWAPPED, Level.MISSING);
  }

  @Test
  void whatIsFoundAcrossInOnePlaceCountsOnce() {
    assertThat(levels("mia|thredgold", "thredgold|")).startsWith(Level.SWAPPED, Level.MISSING);
    assertThat(levels("|mia", "mia|")).startsWith(Level.SWAPPED, Level.MISSING);
  }

  @Test
  void namesThatAgreeWhereTheyAreAreNotLookedForAcross() {
    assertThat(levels("mia|mia", "mia|mia")).startsWith(Level.EXACT, Level.EXACT);
    assertThat(levels("mia|thredgold", "mia|mia")).startsWith(Level.EXACT, Level.DIFFERENT);
    assertThat(levels("mia|thredgold", "thredgold|zoe"))
        .startsWith(Level.DIFFERENT, Level.DIFFERENT);
  }

  @Test
  void itIsTheSameEitherWayRound() {
    Samples.each(
        100,
        random -> {
          var cards = Cards.some(random, 8);
          for (var a : cards) {
            for (var b : cards) {
              assertThat(COMPARISON.compare(a, b)).isEqualTo(COMPARISON.compare(b, a));
            }
          }
        });
  }

  private static List<Level> levels(String one, String other) {
    var pattern = COMPARISON.compare(card("1", one), card("2", other));
    assertThat(COMPARISON.compare(card("2", other), card("1", one))).isEqualTo(pattern);
    return IntStream.range(0, Cards.FIELDS.size())
        .mapToObj(field -> Cards.FIELDS.get(field).kind().level(Comparison.rank(pattern, field)))
        .toList();
  }
}
