package dev.arbiter.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ConsentTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Example
  void theLaterWordStands() {
    assertThat(word(true, 1, "a").supersedes(word(false, 0, "b"))).isTrue();
    assertThat(word(false, 0, "b").supersedes(word(true, 1, "a"))).isFalse();
  }

  @Example
  void ofTwoWordsOfTheSameInstantTheRefusalStands() {
    assertThat(word(false, 0, "a").supersedes(word(true, 0, "b"))).isTrue();
    assertThat(word(true, 0, "b").supersedes(word(false, 0, "a"))).isFalse();
  }

  @Property
  void exactlyOneOfTwoWordsStands(@ForAll("words") Consent one, @ForAll("words") Consent other) {
    if (one.event().equals(other.event())) {
      assertThat(one.supersedes(one)).isFalse();
    } else {
      assertThat(one.supersedes(other)).isNotEqualTo(other.supersedes(one));
    }
  }

  @Property
  void theLastWordDoesNotDependOnTheOrderOfArrival(
      @ForAll("distinctWords") List<Consent> words, @ForAll Random random) {
    var shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, random);

    assertThat(last(shuffled)).isEqualTo(last(words));
  }

  private static Consent last(List<Consent> words) {
    return words.stream().reduce((old, given) -> given.supersedes(old) ? given : old).orElseThrow();
  }

  @Provide
  Arbitrary<List<Consent>> distinctWords() {
    return words().list().ofMinSize(1).ofMaxSize(12).uniqueElements(Consent::event);
  }

  @Provide
  Arbitrary<Consent> words() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 3),
            Arbitraries.strings().withCharRange('a', 'z').ofLength(2))
        .as(ConsentTest::word);
  }

  private static Consent word(boolean granted, int second, String event) {
    return new Consent("marketing", granted, AT.plusSeconds(second), "web", event);
  }
}
