package dev.arbiter.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ConsentTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void theLaterWordStands() {
    assertThat(word(true, 1, "a").supersedes(word(false, 0, "b"))).isTrue();
    assertThat(word(false, 0, "b").supersedes(word(true, 1, "a"))).isFalse();
  }

  @Test
  void ofTwoWordsOfTheSameInstantTheRefusalStands() {
    assertThat(word(false, 0, "a").supersedes(word(true, 0, "b"))).isTrue();
    assertThat(word(true, 0, "b").supersedes(word(false, 0, "a"))).isFalse();
  }

  @Test
  void exactlyOneOfTwoWordsStands() {
    Samples.each(
        1_000,
        random -> {
          var one = word(random);
          var other = word(random);
          if (one.event().equals(other.event())) {
            assertThat(one.supersedes(one)).isFalse();
          } else {
            assertThat(one.supersedes(other)).isNotEqualTo(other.supersedes(one));
          }
        });
  }

  @Test
  void theLastWordDoesNotDependOnTheOrderOfArrival() {
    Samples.each(
        1_000,
        random -> {
          var words = distinctWords(random);
          var shuffled = new ArrayList<>(words);
          Collections.shuffle(shuffled, random);

          assertThat(last(shuffled)).isEqualTo(last(words));
        });
  }

  @Test
  void theLastWordOnAChannelCountsBeItOnOnePurposeOrOnAll() {
    var marketing = new Purpose("marketing", true);
    var words = new TreeMap<String, Consent>();
    assertThat(marketing.isPermittedIn("email", words, AT)).isTrue();

    words.put("@email", word(false, 1, "a"));
    words.put("@app", word(false, 9, "a"));
    assertThat(marketing.isPermittedIn("email", words, AT)).isFalse();
    assertThat(new Purpose("service", false).isPermittedIn("email", words, AT)).isTrue();

    words.put("marketing@email", word(true, 2, "b"));
    assertThat(marketing.isPermittedIn("email", words, AT.plusSeconds(2))).isTrue();
    assertThat(marketing.isPermittedIn("email", words, AT)).isFalse();
    assertThat(new Purpose("news", true).isPermittedIn("email", words, AT)).isFalse();

    words.put("@email", word(false, 3, "c"));
    assertThat(marketing.isPermittedIn("email", words, AT.plusSeconds(9))).isFalse();
  }

  private static Consent last(List<Consent> words) {
    return words.stream().reduce((old, given) -> given.supersedes(old) ? given : old).orElseThrow();
  }

  private static List<Consent> distinctWords(Random random) {
    var words = new TreeMap<String, Consent>();
    for (var left = 1 + random.nextInt(12); left > 0; left--) {
      var word = word(random);
      words.put(word.event(), word);
    }
    return List.copyOf(words.values());
  }

  /** Few instants and events, so that words meet. */
  private static Consent word(Random random) {
    return word(random.nextBoolean(), random.nextInt(4), Integer.toString(random.nextInt(40), 36));
  }

  private static Consent word(boolean granted, int second, String event) {
    return new Consent("marketing", granted, AT.plusSeconds(second), "web", event);
  }
}
