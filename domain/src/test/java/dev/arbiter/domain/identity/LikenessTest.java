package dev.arbiter.domain.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.identity.Likeness.Word;
import dev.arbiter.domain.identity.Link.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class LikenessTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();
  private static final List<String> KINDS =
      List.of("customer", "loyalty", "email", "phone", "cookie");

  private static final List<Word> WORDS = List.of(Word.values());

  private final List<Link> links = new ArrayList<>();
  private final List<Likeness> likenesses = new ArrayList<>();
  private final List<Separation> separations = new ArrayList<>();

  private static Set<Node> nodes(Collection<Link> links, Collection<Likeness> likenesses) {
    var ids = new TreeSet<String>();
    links.forEach(link -> ids.addAll(List.of(link.one(), link.other())));
    likenesses.forEach(likeness -> ids.addAll(List.of(likeness.one(), likeness.other())));
    return ids.stream()
        .map(id -> Node.of(id, id.substring(0, id.indexOf(':'))))
        .collect(Collectors.toSet());
  }

  private void link(String one, String other) {
    links.add(Link.of(one, other, new Claim(AT.plusSeconds(links.size()), "e", 0)));
  }

  private Likeness likeness(String one, String other, Word word, double probability) {
    var likeness = new Likeness(one, other, word, probability);
    likenesses.add(likeness);
    return likeness;
  }

  private Clusters clusters() {
    return Clustering.of(nodes(links, likenesses), links, likenesses, separations, POLICY);
  }

  private Set<String> subjects() {
    return new TreeSet<>(clusters().leads().values());
  }

  @Test
  void subjectsThatLookAlikeAreOneAsLongAsTheyDo() {
    link("email:a", "cookie:x");
    link("email:b", "cookie:y");
    likeness("cookie:x", "email:b", Word.FOUND, 0.95);
    assertThat(subjects()).containsExactly("email:a");
    likenesses.clear();
    assertThat(subjects()).containsExactly("email:a", "email:b");
  }

  @Test
  @Tag("B03")
  void aUniqueIdentifierOutweighsEveryLikenessAndTheLikeliestComesFirst() {
    link("customer:1", "email:a");
    link("customer:2", "email:b");
    var weaker = likeness("email:a", "email:c", Word.FOUND, 0.91);
    var stronger = likeness("email:b", "email:c", Word.FOUND, 0.99);
    var clusters = clusters();
    assertThat(clusters.likenesses())
        .isEqualTo(Map.of(stronger, Fate.JOINED, weaker, Fate.CONFLICT));
    assertThat(clusters.leads()).containsEntry("email:c", "customer:2");
    likeness("email:a", "email:b", Word.ACCEPTED, 1);
    assertThat(subjects()).containsExactly("customer:1", "customer:2");
  }

  @Test
  void whatSomebodyAcceptedComesBeforeWhatWasFound() {
    link("customer:1", "email:a");
    link("customer:2", "email:b");
    likeness("email:a", "email:c", Word.ACCEPTED, 0.5);
    likeness("email:b", "email:c", Word.FOUND, 0.99);
    assertThat(clusters().leads()).containsEntry("email:c", "customer:1");
  }

  @Test
  @Tag("B07")
  void whoWasSeparatedOrRejectedStaysApartOverAllLikenesses() {
    likeness("email:a", "email:b", Word.REJECTED, 0.99);
    likeness("email:a", "email:c", Word.FOUND, 0.98);
    var last = likeness("email:b", "email:c", Word.FOUND, 0.97);
    assertThat(clusters().likenesses()).containsEntry(last, Fate.SEPARATED);
    assertThat(subjects()).containsExactly("email:a", "email:b");
    separations.add(new Separation("s", Set.of("email:a"), Set.of("email:c")));
    assertThat(clusters().leads()).containsEntry("email:c", "email:b");
  }

  @Test
  void aClaimOfAnEventOutweighsARejection() {
    link("email:a", "cookie:x");
    var rejected = likeness("cookie:x", "email:a", Word.REJECTED, 0.5);
    assertThat(subjects()).containsExactly("email:a");
    assertThat(clusters().likenesses()).containsEntry(rejected, Fate.JOINED);
  }

  @Test
  @Tag("B05")
  void aSubjectDoesNotGrowBeyondItsBoundByLikenesses() {
    for (var i = 100; i < 999; i++) {
      likeness("email:" + i, "email:" + (i + 1), Word.FOUND, 0.95);
    }
    assertThat(clusters().likenesses().values()).contains(Fate.TOO_LARGE);
    var sizes = clusters().leads().values().stream().collect(Collectors.groupingBy(id -> id));
    assertThat(sizes.values()).allSatisfy(all -> assertThat(all).hasSizeLessThanOrEqualTo(500));
  }

  @Test
  @Tag("B01")
  @Tag("B05")
  void likenessesNeitherDependOnTheirOrderNorPartWhatLinksJoinedNorBreakAConstraint() {
    Samples.each(
        2_000,
        random -> {
          var apart = List.of(new Separation("s", Set.of("email:1"), Set.of("email:2", "phone:1")));
          var claims = new ArrayList<Link>();
          for (var pair : pairs(random, 15)) {
            var claim = new Claim(AT.plusSeconds(random.nextInt(4)), "e" + claims.size(), 0);
            claims.add(Link.of(pair.get(0), pair.get(1), claim));
          }
          var alike = likenesses(random);
          var nodes = nodes(claims, alike);
          var clusters = Clustering.of(nodes, claims, alike, apart, POLICY);
          Collections.shuffle(alike, random);
          Collections.shuffle(claims, random);
          assertThat(Clustering.of(nodes, claims, alike, apart, POLICY)).isEqualTo(clusters);
          assertHold(Clustering.of(nodes, claims, apart, POLICY), clusters);
        });
  }

  private static List<Likeness> likenesses(Random random) {
    return pairs(random, 12).stream()
        .map(
            pair ->
                new Likeness(
                    pair.get(0),
                    pair.get(1),
                    WORDS.get(random.nextInt(3)),
                    0.9 + random.nextInt(3) / 100.0))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<List<String>> pairs(Random random, int most) {
    var pairs = new HashSet<List<String>>();
    for (var i = 0; i < most; i++) {
      var one = KINDS.get(random.nextInt(5)) + ":" + random.nextInt(5);
      var other = KINDS.get(random.nextInt(5)) + ":" + random.nextInt(5);
      if (one.compareTo(other) < 0) {
        pairs.add(List.of(one, other));
      }
    }
    return List.copyOf(pairs);
  }

  private static void assertHold(Clusters byClaims, Clusters clusters) {
    assertThat(clusters.fates()).isEqualTo(byClaims.fates());
    assertThat(clusters.standings()).isEqualTo(byClaims.standings());
    var leads = new HashMap<String, String>();
    byClaims
        .leads()
        .forEach(
            (id, lead) -> {
              var now = requireNonNull(clusters.leads().get(id));
              assertThat(leads.computeIfAbsent(lead, first -> now)).isEqualTo(now);
            });
    var members = new TreeMap<String, Set<String>>();
    clusters
        .leads()
        .forEach((id, lead) -> members.computeIfAbsent(lead, any -> new TreeSet<>()).add(id));
    for (var subject : members.values()) {
      assertThat(subject).filteredOn(id -> id.startsWith("customer:")).hasSizeLessThan(2);
      assertThat(subject).filteredOn(id -> id.startsWith("loyalty:")).hasSizeLessThan(2);
      assertThat(subject.containsAll(Set.of("email:1", "email:2"))).isFalse();
    }
    clusters
        .likenesses()
        .forEach(
            (likeness, fate) ->
                assertThat(clusters.leads().get(likeness.one()))
                    .isEqualTo(
                        fate == Fate.JOINED
                            ? clusters.leads().get(likeness.other())
                            : clusters.leads().get(likeness.one())));
  }
}
