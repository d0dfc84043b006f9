package dev.arbiter.service.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.Together;
import dev.arbiter.service.database.Change;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TiersTest {
  private static final Change BY = Change.of("ann", "tier.run", "shop/ltv");

  private final Town town = new Town();
  private final Tiers node = town.node();

  private static void rounds(Tiers node) {
    while (node.round()) {
      // there is more
    }
  }

  @Test
  @Tag("C33")
  @Tag("C34")
  void aThousandAreDividedExactlyAndEachIsTold() {
    town.buyAll(1_000).sends();
    rounds(node);

    assertThat(town.runs()).containsExactly("declaration done at PT0S: 1000 ranked, 1000 moved");
    assertThat(town.tiers(1_000)).isEqualTo(Map.of("High", 200, "Medium", 300, "Low", 500));
    assertThat(town.tier("00801")).isEqualTo("High");
    assertThat(town.tier("00800")).isEqualTo("Medium");
    assertThat(town.told()).isEqualTo(1_000);
    var last = node.standings().get(0).last().orElseThrow();
    assertThat(last.counts()).containsExactly(200L, 300L, 500L);
    assertThat(last.borders()).containsExactly(801.0, 501.0, 1.0);
  }

  @Test
  @Tag("C05")
  @Tag("C06")
  void eachWeekAllAreRankedAnewAndAMissedWeekIsMadeUpForOnce() {
    town.buyAll(10).sends();
    rounds(node);
    assertThat(town.tier("00003")).isEqualTo("Low");
    town.passes(Duration.ofDays(6));
    town.buys("00003", 1_000).sends();
    rounds(node);
    assertThat(town.tier("00003")).as("not before its time").isEqualTo("Low");

    town.passes(Duration.ofDays(1));
    rounds(node);
    assertThat(town.tier("00003")).isEqualTo("High");
    town.passes(Duration.ofDays(30));
    rounds(node);
    rounds(node);
    assertThat(town.runs())
        .containsExactly(
            "declaration done at PT0S: 10 ranked, 10 moved",
            "schedule done at PT168H: 10 ranked, 3 moved",
            "schedule done at PT888H: 10 ranked, 0 moved");
    assertThat(node.standings().get(0).next()).isEqualTo(Town.START.plus(Duration.ofDays(42)));
  }

  @Test
  @Tag("C06")
  void whoTakesOverAfterACrashTellsNothingTwiceAndLeavesNobodyOut() {
    town.buyAll(1_200).sends();
    for (var round = 0; round < 3; round++) {
      node.round(); // begins the run and reads some
    }
    town.dies();
    var second = town.node();
    for (var round = 0; round < 5; round++) {
      second.round(); // ranks and tells the first of whom it is to tell
    }
    assertThat(town.told()).isEqualTo(500);
    town.buys("00001", 1_000_000).sends();
    town.dies();
    var third = town.node();
    town.lost.set(1);
    assertThatThrownBy(() -> rounds(third)).hasMessageContaining("lost");
    rounds(third);

    assertThat(town.told()).isEqualTo(1_200);
    assertThat(town.tiers(1_200)).isEqualTo(Map.of("High", 240, "Medium", 360, "Low", 600));
    assertThat(town.tier("00001")).as("as of the instant of the run").isEqualTo("Low");
  }

  @Test
  @Tag("C06")
  void whoeverWorksAtTheSameTimeThereIsOneRun() {
    town.buyAll(300).sends();
    var nodes = IntStream.range(0, 4).mapToObj(n -> town.node()).toList();
    Together.run(
        4,
        n -> {
          for (var round = 0; round < 10; round++) {
            nodes.get(n).round();
            nodes.get(n).ask(Town.tiering("0"), BY);
          }
        });
    town.dies();
    rounds(node);
    assertThat(town.tiers(300)).isEqualTo(Map.of("High", 60, "Medium", 90, "Low", 150));
    assertThat(town.told()).as("later runs move nobody").isEqualTo(300);
    assertThat(town.runs()).allMatch(run -> run.contains("done"));
  }

  @Test
  void aRunThatIsAskedForKeepsTheRhythm() {
    town.buyAll(5).sends();
    rounds(node);
    town.passes(Duration.ofDays(2));
    assertThat(node.ask(Town.tiering("0"), BY)).isPresent();
    assertThat(node.ask(Town.tiering("0"), BY)).as("one is under way").isEmpty();
    rounds(node);
    assertThat(town.runs()).last().isEqualTo("request done at PT48H: 5 ranked, 0 moved");
    assertThat(node.standings().get(0).next()).isEqualTo(Town.START.plus(Duration.ofDays(7)));
  }

  @Test
  void otherTiersAreRankedAtOnceAndThoseThatAreGoneAreDropped() {
    town.buyAll(5).sends();
    node.round();
    town.declares(Town.tiering("0.1"));
    rounds(node);
    town.passes(Duration.ofMinutes(1));
    town.declares(Town.tiering("0.2"));
    rounds(node);
    town.declares();
    rounds(node);
    assertThat(town.runs())
        .containsExactly(
            "declaration dropped at PT0S: 0 ranked, 0 moved",
            "declaration done at PT0S: 5 ranked, 5 moved",
            "declaration done at PT1M: 5 ranked, 0 moved");
  }

  @Test
  void nobodyIsNoWeekAndWhoDoesNotCountAnyMoreHasNoTier() {
    rounds(node);
    town.passes(Duration.ofHours(1));
    town.buyAll(5).sends();
    rounds(node);
    assertThat(town.tier("00005")).isEqualTo("High");
    town.passes(Duration.ofDays(366));
    town.buys("00001", 1).sends();
    rounds(node);
    assertThat(town.tier("00005")).as("its purchase is more than a year ago").isEqualTo("-");
    assertThat(town.runs())
        .containsExactly(
            "declaration done at PT0S: 0 ranked, 0 moved",
            "schedule done at PT1H: 5 ranked, 5 moved",
            "schedule done at PT8785H: 1 ranked, 5 moved");
  }

  @Test
  void whoCannotBeJudgedKeepsNobodyFromBeingRanked() {
    town.riddle = "customer=00004";
    town.buyAll(11).sends();
    rounds(node);
    assertThat(town.runs()).containsExactly("declaration done at PT0S: 10 ranked, 10 moved");
    assertThat(town.tier("00004")).isEqualTo("-");
  }
}
