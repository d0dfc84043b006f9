package dev.arbiter.domain.match.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B04")
final class TypoTest {

  @ParameterizedTest
  @CsvSource({
    "smith, smith, true",
    "smith, smoth, true",
    "smith, smth, true",
    "smith, smitth, true",
    "smith, smiht, true",
    "smith, mith, true",
    "smith, smit, true",
    "smith, msiht, false",
    "smith, smyht, false",
    "smith, sm, false",
    "ab, ba, true",
    "a, b, true",
    "a, '', true",
    "ab, '', false",
    "3871937, 3871397, true",
    "3871937, 3817397, false"
  })
  void oneSlipIsToldFromTwo(String one, String other, boolean atMostOne) {
    assertThat(Typo.atMostOne(one, other)).isEqualTo(atMostOne);
    assertThat(Typo.atMostOne(other, one)).isEqualTo(atMostOne);
  }

  @Test
  void itIsTheDistanceOfDamerau() {
    Samples.each(
        5_000,
        random -> {
          var one = Letters.some(random, 5);
          var other = Letters.some(random, 5);
          assertThat(Typo.atMostOne(one, other))
              .as("%s %s", one, other)
              .isEqualTo(distance(one, other) <= 1);
        });
  }

  /** By the table of all prefixes. */
  private static int distance(String a, String b) {
    var table = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        var replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(
                table[i - 1][j - 1] + replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], 1 + table[i - 2][j - 2]);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
