package dev.arbiter.domain.match.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B04")
final class JaroWinklerTest {

  /** As tabulated in W. E. Winkler, Overview of Record Linkage and Current Research Directions. */
  @ParameterizedTest
  @CsvSource({
    "SHACKLEFORD, SHACKELFORD, 0.982",
    "DUNNINGHAM, CUNNIGHAM, 0.896",
    "NICHLESON, NICHULSON, 0.956",
    "JONES, JOHNSON, 0.832",
    "MASSEY, MASSIE, 0.933",
    "ABROMS, ABRAMS, 0.922",
    "MARTHA, MARHTA, 0.961",
    "DWAYNE, DUANE, 0.840",
    "JERALDINE, GERALDINE, 0.926",
    "MICHELLE, MICHAEL, 0.921"
  })
  void itIsAsPublished(String one, String other, double similarity) {
    assertThat(JaroWinkler.similarity(one, other)).isCloseTo(similarity, within(0.0006));
  }

  @Test
  void itLiesBetweenNothingInCommonAndEqualEitherWayRound() {
    Samples.each(
        2_000,
        random -> {
          var one = Letters.some(random, 80);
          var other = Letters.some(random, 80);
          var similarity = JaroWinkler.similarity(one, other);
          assertThat(similarity).isBetween(0.0, 1.0);
          assertThat(JaroWinkler.similarity(other, one)).isEqualTo(similarity);
          assertThat(JaroWinkler.similarity(one, one)).isOne();
        });
    assertThat(JaroWinkler.similarity("abc", "xyz")).isZero();
    assertThat(JaroWinkler.similarity("", "xyz")).isZero();
  }
}
