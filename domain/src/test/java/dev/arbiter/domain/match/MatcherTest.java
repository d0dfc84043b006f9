package dev.arbiter.domain.match;

import static dev.arbiter.domain.match.Cards.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.match.Matcher.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class MatcherTest {
  private static final List<Person> CARDS = Cards.some(new Random(7), 400);
  private static final Matcher MATCHER =
      new Matcher(Matcher.fit(Cards.FIELDS, CARDS, Settings.DEFAULT), Settings.DEFAULT);

  @Test
  void theSameRecordsInAnyOrderGiveTheSameWeightsLinksAndGroups() {
    Samples.each(
        10,
        random -> {
          var cards = new ArrayList<>(Cards.some(random, 100));
          var weights = Matcher.fit(Cards.FIELDS, cards, Settings.DEFAULT);
          var matcher = new Matcher(weights, Settings.DEFAULT);
          var matches = matcher.match(cards);
          var groups = matcher.group(cards, matches.links(), Clusters.NO_CONFLICT);
          Collections.shuffle(cards, random);

          var again = Matcher.fit(Cards.FIELDS, cards, Settings.DEFAULT);
          assertThat(again).isEqualTo(weights);
          assertThat(again.digest()).isEqualTo(weights.digest());
          assertThat(matcher.match(cards)).isEqualTo(matches);
          assertThat(matcher.group(cards, matches.links(), Clusters.NO_CONFLICT)).isEqualTo(groups);
        });
  }

  @Test
  void copiesAreLinkedAndNobodyElse() {
    var links = MATCHER.match(CARDS).links();

    assertThat(links).allMatch(link -> person(link.a()).equals(person(link.b())));
    assertThat(links).hasSizeGreaterThan(195);
    assertThat(MATCHER.group(CARDS, links, Clusters.NO_CONFLICT).groups()).hasSize(links.size());
  }

  private static String person(String id) {
    return id.split("-", -1)[0];
  }

  @Test
  void aLinkSaysWhatEachFieldWeighsAndRepeatsNoValue() {
    var written = card("1", "mia|thredgold|summer circuit||5110|19980406|5550100");
    var copied = card("2", "miah|thredgold|||5119|19980406|");

    var link = MATCHER.compare(copied, written);

    assertThat(link.a()).isEqualTo("1");
    assertThat(MATCHER.links(link)).isTrue();
    assertThat(written).hasToString("Person[1]");
    assertThat(written.value(0).toString()).doesNotContain("mia");
    assertThat(link.evidence())
        .extracting(Link.Evidence::level)
        .containsExactly(
            Level.TYPO,
            Level.EXACT,
            Level.MISSING,
            Level.MISSING,
            Level.TYPO,
            Level.EXACT,
            Level.MISSING);
    assertThat(link.score())
        .isEqualTo(link.evidence().stream().mapToDouble(Link.Evidence::bits).sum(), within(1e-9));
    assertThat(link.toString())
        .doesNotContainIgnoringCase("mia")
        .doesNotContainIgnoringCase("thredgold")
        .doesNotContain("1998")
        .doesNotContain("511");
  }

  @Test
  void aValueThatIsMissingSaysNothing() {
    var link = MATCHER.compare(card("1", "mia|thredgold"), card("2", "||x|y|1|19000101|1"));

    assertThat(link.score()).isZero();
    assertThat(link.probability()).isLessThan(0.01);
  }

  @Test
  void peopleWhoLiveTogetherAreNotOnePerson() {
    var couple =
        MATCHER.compare(
            card("1", "mia|thredgold|summer circuit|rose hill|5110|19980406|5550100"),
            card("2", "blake|thredgold|summer circuit|rose hill|5110|19710930|5550100"));
    var unknown =
        MATCHER.compare(
            card("1", "mia|thredgold|summer circuit|rose hill|5110||5550100"),
            card("2", "|thredgold|summer circuit|rose hill|5110||5550100"));

    assertThat(couple.score()).isPositive();
    assertThat(couple.probability()).isLessThan(0.01);
    assertThat(MATCHER.links(unknown)).isFalse();
  }

  @Test
  void recordsShareAKeyExactlyIfTheyAreWorthComparing() {
    var one = card("1", "mia|thredgold||||19980406");

    assertThat(MATCHER.keys(one)).containsAnyElementsOf(MATCHER.keys(card("2", "thredgold|mia")));
    assertThat(MATCHER.keys(one))
        .doesNotContainAnyElementsOf(MATCHER.keys(card("2", "blake|moody")));
  }

  @Test
  void weightsOfNoRecordOrTwoCanBeHad() {
    for (var few : List.of(List.<Person>of(), CARDS.subList(0, 1), CARDS.subList(0, 2))) {
      var matcher = new Matcher(Matcher.fit(Cards.FIELDS, few, Settings.DEFAULT), Settings.DEFAULT);
      assertThat(matcher.match(few).links()).hasSizeLessThan(2);
    }
  }

  @Test
  void whatCannotBeComparedIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> Person.of(Cards.FIELDS, "1", Map.of("colour", "secret")))
        .isInstanceOf(ViolationException.class)
        .hasMessage("colour is none of the fields");
    assertThatThrownBy(() -> Person.of(Cards.FIELDS, "1", Map.of("given", "x".repeat(257))))
        .isInstanceOf(ViolationException.class)
        .hasMessage("given must be at most 256 characters");
    assertThatThrownBy(() -> MATCHER.match(List.of(card("1", "mia"), card("1", "zoe"))))
        .hasMessage("two records have the same id");
    var shared = List.of(new Fields.Field("last", Kind.SURNAME));
    assertThatThrownBy(() -> new Fields(shared)).isInstanceOf(ViolationException.class);
    var others = new Fields(List.of(new Fields.Field("given", Kind.GIVEN_NAME)));
    assertThatThrownBy(() -> MATCHER.keys(Person.of(others, "1", Map.of())))
        .hasMessageContaining("other fields");
    assertThatThrownBy(() -> MATCHER.compare(card("1", "mia"), card("1", "mia")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereAreNoMoreLinksThanTheSettingsAllow() {
    var usual = Settings.DEFAULT;
    var weights = Matcher.fit(Cards.FIELDS, CARDS, usual);
    var links = MATCHER.match(CARDS).links();
    var just = new Settings(usual.threshold(), usual.block(), usual.group(), links.size());
    var less = new Settings(usual.threshold(), usual.block(), usual.group(), links.size() - 1);
    assertThat(new Matcher(weights, just).match(CARDS).links()).isEqualTo(links);
    assertThatThrownBy(() -> new Matcher(weights, less).match(CARDS))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("at most " + (links.size() - 1));
  }

  @Test
  void fieldsThatLinkVeryManyAreRefusedBeforeTheyFillTheMemory() {
    var copies = new ArrayList<Person>();
    for (var i = 0; i < 4_000; i++) {
      var who = i % 40;
      copies.add(card("r" + i, "mia%1$d|may%1$d|%1$d street||1|19700101|55%1$d".formatted(who)));
    }
    assertThatThrownBy(() -> MATCHER.match(copies))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("20 links for each record");
  }
}
