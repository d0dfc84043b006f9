package dev.arbiter.service.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.Together;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ClassificationTest {
  private final Shop shop = new Shop();
  private final Classification classification = shop.classification();

  private void rounds() {
    while (classification.round()) {
      // there are more
    }
  }

  @Test
  @Tag("C03")
  @Tag("C04")
  void aSubjectEntersByAnEventAndLeavesByThePassingOfTimeToTheInstant() {
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofHours(2));
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofDays(3));
    rounds();
    rounds();

    assertThat(shop.moves("customer=1"))
        .containsExactly("PT2H enters busy by event", "PT24H leaves busy by time");
    assertThat(shop.calls()).containsExactly("PT38H customer=1");
  }

  @Test
  @Tag("E03")
  void whoTakesOverMissesNothingAndTellsNothingTwice() {
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofHours(40));
    var other = shop.classifier();
    other.classify(List.of("customer=1"));
    rounds();
    shop.classifier().classify(List.of("customer=1"));

    assertThat(shop.calls()).containsExactly("PT36H customer=1");
  }

  @Test
  @Tag("E03")
  void whoeverLooksAtTheSameTimeEachMoveIsNotedOnce() {
    var random = new Random(17);
    var all = IntStream.rangeClosed(1, 20).mapToObj(n -> "customer=" + n).toList();
    rounds();
    for (var round = 0; round < 15; round++) {
      for (var n = 1; n <= 20; n++) {
        if (random.nextInt(4) > 0) {
          shop.views("customer:" + n);
        }
      }
      Together.run(4, n -> shop.classifier().classify(all));
      shop.passes(Duration.ofHours(random.nextInt(60)));
      Together.run(4, n -> shop.classifier().classify(all));
    }

    assertThat(shop.calls()).isNotEmpty().doesNotHaveDuplicates();
    for (var one : all) {
      var moves = shop.moves(one);
      assertThat(moves).as(one).doesNotHaveDuplicates();
      for (var i = 0; i < moves.size(); i++) {
        assertThat(moves.get(i)).as("in turn").contains(i % 2 == 0 ? "enters" : "leaves");
      }
    }
  }

  @Test
  @Tag("C05")
  void anotherReleaseMovesAllAndFiresNothing() {
    shop.views("customer:1");
    shop.views("customer:2");
    rounds();
    shop.passes(Duration.ofHours(1));
    shop.views("customer:2");
    rounds();
    shop.deploys(2, 1);
    rounds();

    assertThat(shop.moves("customer=1")).containsExactly("PT1H enters busy by release");
    assertThat(shop.moves("customer=2")).containsExactly("PT1H enters busy by event");
    assertThat(shop.onsets).isEmpty();
  }

  @Test
  void whoBecomesPartOfAnotherLeavesAndTheOtherFiresNothingAgain() {
    shop.views("cookie:x");
    rounds();
    shop.passes(Duration.ofHours(37));
    rounds();
    assertThat(shop.calls()).containsExactly("PT36H cookie=x");

    shop.views("customer:1");
    shop.passes(Duration.ofMinutes(1));
    shop.views("cookie:x", "customer:1");
    rounds();

    assertThat(shop.calls()).containsExactly("PT36H cookie=x");
    assertThat(shop.moves("customer=1")).containsExactly("PT37H1M enters busy by event");
    shop.passes(Duration.ofHours(37));
    rounds();
    assertThat(shop.calls()).containsExactly("PT36H cookie=x", "PT73H1M customer=1");
  }

  @Test
  void whoEntersAndLeavesBetweenTwoLooksIsNotedOnce() {
    rounds();
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofSeconds(5));
    shop.views("customer:1");
    shop.passes(Duration.ofHours(25));
    shop.views("customer:1");
    for (var again = 0; again < 3; again++) {
      rounds();
      shop.classifier().classify(List.of("customer=1"));
    }
    assertThat(shop.moves("customer=1"))
        .containsExactly("PT5S enters busy by event", "PT24H leaves busy by time");
  }

  @Test
  @Tag("B07")
  void whoIsJoinedToOneThatWasLookedAtLongAgoFiresNothingAgain() {
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofHours(37));
    rounds();
    shop.views("cookie:x");
    rounds();
    shop.passes(Duration.ofHours(37));
    rounds();
    assertThat(shop.calls()).containsExactly("PT36H customer=1", "PT73H cookie=x");
    shop.joins("cookie:x", "customer:1");
    rounds();
    assertThat(shop.calls()).hasSize(2);
  }

  @Test
  void anotherReleaseThatDecidesAlikeChangesNothing() {
    shop.views("customer:1");
    rounds();
    shop.passes(Duration.ofHours(37));
    shop.deploys(2, 2);
    rounds();
    assertThat(shop.calls()).containsExactly("PT36H customer=1");
  }

  @Test
  void whatWasSoBeforeTheProjectWasServedFiresNothing() {
    shop.views("customer:1");
    shop.passes(Duration.ofHours(37));
    shop.views("customer:2");
    rounds();
    assertThat(shop.onsets).isEmpty();
    shop.passes(Duration.ofHours(37));
    rounds();
    assertThat(shop.calls()).containsExactly("PT73H customer=2");
  }

  @Test
  void whoIsKnownLongSinceIsNotedAndFiresNothing() {
    shop.views("customer:1");
    shop.views("customer:1");
    shop.passes(Duration.ofDays(20));
    rounds();

    assertThat(shop.moves("customer=1")).isEmpty();
    assertThat(shop.onsets).isEmpty();
  }
}
