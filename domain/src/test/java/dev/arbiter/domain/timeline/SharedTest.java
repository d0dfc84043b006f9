package dev.arbiter.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SharedTest {

  @Test
  void historiesOfDifferentSubjectsHoldTheSameTextAndTheSameNumberOnce() {
    var one = viewed("one").of("view");
    var other = viewed("other").of("view");

    assertThat(other.value(0, "name")).isSameAs(one.value(0, "name"));
    assertThat(other.value(0, "price")).isSameAs(one.value(0, "price"));
  }

  @Test
  void aSeriesThatIsReadSharesWithOneThatWasFolded() {
    var folded = viewed("one").of("view");
    var name = new String("A mug of the bench".toCharArray());

    var read = Series.of(new long[] {1}, new long[] {1}, Map.of("name", List.of(name)));

    assertThat(read.value(0, "name")).isSameAs(folded.value(0, "name"));
  }

  @Test
  void valuesThatMeetInOnePlaceStayThemselves() {
    for (var i = 0; i < 200_000; i++) {
      assertThat(Shared.of("text " + i)).isEqualTo("text " + i);
    }
  }

  private static Timeline viewed(String customer) {
    var data =
        Map.of(
            "name", new String("A mug of the bench".toCharArray()),
            "price", new BigDecimal("123.45"));
    var somebody = new TreeSet<>(List.of(new Identifier("customer", customer)));
    var event = new Event(customer, "view", "test", Instant.EPOCH, somebody, Facts.of(data));
    return Timeline.NONE.with(List.of(event));
  }
}
