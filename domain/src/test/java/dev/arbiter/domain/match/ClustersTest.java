package dev.arbiter.domain.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
final class ClustersTest {
  private static Link link(String a, String b, double score) {
    return new Link(a, b, score, 0.99, List.of());
  }

  private static Clusters follow(
      int most, BiPredicate<Set<String>, Set<String>> conflict, List<Link> links) {
    return new Clusters.Builder(most, (a, b) -> 0, conflict).follow(links);
  }

  @Test
  void aChainBecomesOneGroup() {
    var clusters =
        follow(
            9,
            Clusters.NO_CONFLICT,
            List.of(link("a", "b", 9), link("c", "d", 8), link("b", "c", 7), link("x", "y", 1)));

    assertThat(clusters.groups())
        .containsExactly(
            new TreeSet<>(Set.of("a", "b", "c", "d")), new TreeSet<>(Set.of("x", "y")));
    assertThat(clusters.refused()).isEmpty();
  }

  @Test
  void noGroupGrowsBeyondItsBoundHoweverManyLinksThereAre() {
    var links = new ArrayList<Link>();
    for (var i = 100; i < 600; i++) {
      for (var j = i + 1; j < Math.min(600, i + 5); j++) {
        links.add(link("p" + i, "p" + j, 20));
      }
    }

    var clusters = follow(20, Clusters.NO_CONFLICT, links);

    assertThat(clusters.groups()).allMatch(group -> group.size() <= 20);
    assertThat(clusters.refused()).isNotEmpty().allMatch(by -> by.reason() == Clusters.Reason.SIZE);
  }

  @Test
  void whereTwoLinksExcludeEachOtherTheWeakerIsGivenUp() {
    BiPredicate<Set<String>, Set<String>> conflict =
        (one, other) -> {
          var both = new TreeSet<>(one);
          both.addAll(other);
          return both.containsAll(Set.of("a", "c"));
        };

    var clusters = follow(9, conflict, List.of(link("a", "b", 5), link("b", "c", 6)));

    assertThat(clusters.groups()).containsExactly(new TreeSet<>(Set.of("b", "c")));
    assertThat(clusters.refused())
        .containsExactly(new Clusters.Refused(link("a", "b", 5), Clusters.Reason.CONFLICT));
  }

  @Test
  void oneWrongLinkDoesNotJoinTwoPeopleOfManyRecords() {
    var links =
        List.of(
            link("a1", "a2", 30),
            link("a2", "a3", 30),
            link("b1", "b2", 30),
            link("b2", "b3", 30),
            link("a1", "b1", 10));

    var clusters =
        new Clusters.Builder(9, ClustersTest::voiceByInitial, Clusters.NO_CONFLICT).follow(links);

    assertThat(clusters.groups())
        .containsExactly(
            new TreeSet<>(Set.of("a1", "a2", "a3")), new TreeSet<>(Set.of("b1", "b2", "b3")));
    assertThat(clusters.refused())
        .containsExactly(new Clusters.Refused(link("a1", "b1", 10), Clusters.Reason.EVIDENCE));
  }

  /** Of one person are those of one initial, and a1 and b1 seem so. */
  private static double voiceByInitial(String a, String b) {
    return a.charAt(0) == b.charAt(0) || a.equals("a1") && b.equals("b1") ? 5 : -5;
  }

  @Test
  void theOrderOfTheLinksDoesNotMatter() {
    Samples.each(
        200,
        random -> {
          var links = new ArrayList<Link>();
          for (var i = 0; i < 40; i++) {
            var one = random.nextInt(25);
            links.add(link("p" + (10 + one), "p" + (50 + random.nextInt(25)), random.nextInt(9)));
          }
          var expected = follow(6, Clusters.NO_CONFLICT, links);
          Collections.shuffle(links, random);
          assertThat(follow(6, Clusters.NO_CONFLICT, links)).isEqualTo(expected);
        });
  }
}
