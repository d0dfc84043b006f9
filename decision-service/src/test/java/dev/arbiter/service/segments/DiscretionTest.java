package dev.arbiter.service.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.segments.Preview.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DiscretionTest {
  private static final Discretion STRICT = new Discretion(false);
  private static final Discretion OPEN = new Discretion(true);

  private static Size size(long members, long entering, long leaving) {
    return new Size(
        100,
        1_000,
        members,
        members * 10,
        members * 9,
        members * 11,
        Optional.of(entering),
        Optional.of(leaving));
  }

  @Test
  void noneAndOneLookTheSame() {
    assertThat(STRICT.of(size(1, 1, 0))).isEqualTo(STRICT.of(size(0, 0, 3)));
    assertThat(STRICT.of(size(4, 4, 0)).most()).isZero();
    assertThat(STRICT.hides(size(4, 4, 0))).isTrue();
    assertThat(OPEN.of(size(1, 1, 0))).isEqualTo(size(1, 1, 0));
  }

  @Test
  void allAndAllButOneLookTheSame() {
    assertThat(STRICT.of(size(99, 9, 9))).isEqualTo(STRICT.of(size(100, 20, 20)));
  }

  @Test
  void oneWhoLeavesIsNotGivenAwayByThoseWhoEnter() {
    var told = STRICT.of(size(50, 20, 1));
    assertThat(told.entering()).hasValue(0L);
    assertThat(told.leaving()).hasValue(0L);
    assertThat(told.members()).isEqualTo(50);
    assertThat(STRICT.of(size(50, 20, 5))).isEqualTo(size(50, 20, 5));
  }

  @Test
  void findingsTellNothingOfFew() {
    var groups = List.of(new Segments.Group(Set.of("few"), 4), new Segments.Group(Set.of("m"), 5));
    var few = new Health.Finding("small-core", List.of("few"), "4 of 9");
    var many = new Health.Finding("small-core", List.of("m"), "5 of 9");
    assertThat(STRICT.findings(List.of(few, many), groups))
        .containsExactly(new Health.Finding("small-core", List.of("m"), ""));
    assertThat(OPEN.findings(List.of(few, many), groups)).containsExactly(few, many);
  }
}
