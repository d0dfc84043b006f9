package dev.arbiter.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.identity.Link.Fate;
import dev.arbiter.domain.identity.Node.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ClusteringTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();

  private final List<Link> links = new ArrayList<>();
  private final List<Separation> separations = new ArrayList<>();

  /** What the ids {@code kind:value} say. */
  private static Set<Node> nodes(Collection<Link> links) {
    var ids = new TreeSet<String>();
    links.forEach(link -> ids.addAll(Set.of(link.one(), link.other())));
    return ids.stream()
        .map(id -> Node.of(id, id.substring(0, id.indexOf(':'))))
        .collect(Collectors.toSet());
  }

  private Clusters clusters() {
    return Clustering.of(nodes(links), links, separations, POLICY);
  }

  private Link link(String one, String other) {
    var link = Link.of(one, other, new Claim(AT.plusSeconds(links.size()), "e", 0));
    links.add(link);
    return link;
  }

  private Set<String> subjects() {
    return new TreeSet<>(clusters().leads().values());
  }

  private static Set<String> set(String... ids) {
    return new TreeSet<>(Arrays.asList(ids));
  }

  @Test
  @Tag("B05")
  void aChainOfLinksIsOneSubjectNamedByItsStrongestIdentifier() {
    link("cookie:x", "email:a");
    link("email:a", "phone:1");
    link("phone:1", "loyalty:7");
    link("cookie:other", "email:other");
    assertThat(subjects()).isEqualTo(set("loyalty:7", "email:other"));
    assertThat(clusters().fates().values()).containsOnly(Fate.JOINED);
  }

  @Test
  @Tag("B03")
  void anIdentifierOfTwoCustomersJoinsNeither() {
    link("customer:1", "email:a");
    link("customer:2", "email:a");
    link("customer:1", "cookie:x");
    assertThat(subjects()).isEqualTo(set("customer:1", "customer:2", "email:a"));
    assertThat(clusters().fates().values()).contains(Fate.SHARED, Fate.JOINED);
  }

  @Test
  @Tag("B03")
  void aPathBetweenTwoCustomersIsCutAtItsWeakestLink() {
    link("customer:1", "email:a");
    link("customer:2", "phone:2");
    var weakest = link("email:a", "phone:2");
    assertThat(subjects()).isEqualTo(set("customer:1", "customer:2"));
    assertThat(clusters().fates()).containsEntry(weakest, Fate.CONFLICT);
  }

  @Test
  @Tag("B05")
  void aPhoneOfVeryManyJoinsNobody() {
    for (var i = 0; i < 500; i++) {
      link("email:" + i, "phone:0");
      link("email:" + i, "cookie:" + i);
    }
    assertThat(subjects()).hasSize(501);
  }

  @Test
  void aStrongIdentifierMayHaveVeryManyWeakOnes() {
    for (var i = 0; i < 400; i++) {
      link("customer:1", "cookie:" + i);
    }
    assertThat(subjects()).isEqualTo(set("customer:1"));
  }

  @Test
  @Tag("B05")
  void aSubjectDoesNotGrowBeyondItsBound() {
    for (var i = 0; i < 700; i++) {
      link("customer:1", "cookie:" + i);
    }
    assertThat(clusters().leads().values()).filteredOn("customer:1"::equals).hasSize(500);
    assertThat(clusters().fates().values()).contains(Fate.TOO_LARGE);
  }

  @Test
  @Tag("B05")
  void aTangleThatIsTooLargeFallsApart() {
    for (var i = 0; i < 5_001; i++) {
      link("cookie:" + i, "cookie:" + (i + 1));
    }
    link("customer:1", "email:a");
    assertThat(clusters().standings().values()).filteredOn(Standing.TANGLED::equals).hasSize(5_002);
    assertThat(subjects()).hasSize(5_003).contains("customer:1").doesNotContain("email:a");
  }

  @Test
  void whatTouchesAKnownTangleBelongsToIt() {
    link("customer:1", "email:a");
    link("customer:2", "email:b");
    var known = new HashSet<>(nodes(links));
    known.remove(Node.of("email:b", "email"));
    known.add(new Node("email:b", "email", Standing.TANGLED));
    var clusters = Clustering.of(known, links, List.of(), POLICY);
    assertThat(clusters.standings())
        .isEqualTo(
            Map.of(
                "customer:1", Standing.ORDINARY,
                "email:a", Standing.ORDINARY,
                "customer:2", Standing.TANGLED,
                "email:b", Standing.TANGLED));
    assertThat(clusters.leads()).containsEntry("email:b", "email:b");
  }

  @Test
  @Tag("B07")
  void whatWasSeparatedStaysApartWhateverIsClaimed() {
    link("customer:1", "cookie:x");
    link("customer:1", "email:a");
    separations.add(new Separation("s-1", Set.of("cookie:x"), Set.of("customer:1", "email:a")));
    var later = link("cookie:x", "email:a");
    assertThat(subjects()).isEqualTo(set("cookie:x", "customer:1"));
    assertThat(clusters().fates()).containsEntry(later, Fate.SEPARATED);
    separations.clear();
    assertThat(subjects()).isEqualTo(set("customer:1"));
  }

  @Test
  void aLinkOfSomethingUnknownIsAnError() {
    link("customer:1", "cookie:x");
    assertThatThrownBy(() -> Clustering.of(List.of(), links, List.of(), POLICY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("B01")
  void theOrderInWhichLinksAreHandedInChangesNothingAndNoConstraintIsBroken() {
    Samples.each(
        2_000,
        random -> {
          var kinds = List.of("customer", "loyalty", "email", "phone", "cookie");
          var some = new HashSet<Link>();
          for (var i = 0; i < 30; i++) {
            var one = kinds.get(random.nextInt(5)) + ":" + random.nextInt(5);
            var other = kinds.get(random.nextInt(5)) + ":" + random.nextInt(5);
            var claim = new Claim(AT.plusSeconds(random.nextInt(4)), "e" + i, 0);
            if (!one.equals(other) && some.stream().noneMatch(same(one, other))) {
              some.add(Link.of(one, other, claim));
            }
          }
          var apart = List.of(new Separation("s", Set.of("email:1"), Set.of("email:2", "phone:1")));
          var ordered = new ArrayList<>(some);
          var clusters = Clustering.of(nodes(some), ordered, apart, POLICY);
          Collections.shuffle(ordered, random);
          assertThat(Clustering.of(nodes(some), ordered, apart, POLICY)).isEqualTo(clusters);
          assertHold(clusters);
        });
  }

  private static java.util.function.Predicate<Link> same(String one, String other) {
    return link ->
        link.one().equals(one) && link.other().equals(other)
            || link.one().equals(other) && link.other().equals(one);
  }

  private static void assertHold(Clusters clusters) {
    var members =
        clusters.leads().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
    for (var subject : members.values()) {
      assertThat(subject.stream().filter(id -> id.startsWith("customer:")).count())
          .isLessThanOrEqualTo(1);
      assertThat(subject.stream().filter(id -> id.startsWith("loyalty:")).count())
          .isLessThanOrEqualTo(1);
      assertThat(subject.containsAll(Set.of("email:1", "email:2"))).isFalse();
    }
    clusters
        .fates()
        .forEach(
            (link, fate) -> {
              if (fate == Fate.JOINED) {
                assertThat(Objects.requireNonNull(clusters.leads().get(link.one())))
                    .isEqualTo(clusters.leads().get(link.other()));
              }
            });
  }

  @Test
  void thePolicyTellsWhereAnEventBelongs() {
    assertThat(POLICY.rank("customer")).isZero();
    assertThat(POLICY.rank("email")).isLessThan(POLICY.rank("phone"));
    assertThat(POLICY.rank("session")).isGreaterThan(POLICY.rank("anonymous"));
  }
}
