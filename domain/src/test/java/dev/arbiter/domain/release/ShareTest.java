package dev.arbiter.domain.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class ShareTest {
  private static final int SUBJECTS = 100_000;

  private static List<String> included(int percent, String salt) {
    var share = new Share(percent, salt);
    return IntStream.range(0, SUBJECTS)
        .mapToObj(number -> "p-" + number)
        .filter(share::includes)
        .toList();
  }

  @Test
  void aShareHasAsManySubjectsAsItSays() {
    for (var percent : new int[] {1, 5, 25, 50, 99}) {
      assertThat(included(percent, "a").size() * 100.0 / SUBJECTS).isCloseTo(percent, within(0.5));
    }
    assertThat(included(0, "a")).isEmpty();
    assertThat(included(100, "a")).hasSize(SUBJECTS);
  }

  @Test
  void aLargerShareIncludesTheSmallerAndAnotherSaltDrawsOthers() {
    assertThat(included(25, "a")).containsAll(included(5, "a"));
    var both = included(10, "a");
    both = both.stream().filter(new Share(10, "b")::includes).toList();
    assertThat(both.size() * 100.0 / SUBJECTS).isCloseTo(1, within(0.2));
  }

  @Test
  void thereIsNoMoreThanAll() {
    assertThatThrownBy(() -> new Share(101, "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(-1, "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
