package dev.arbiter.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.timeline.Order;
import dev.arbiter.domain.trait.Traits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class FoldTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  @Tag("B17")
  void everyOrderOfArrivalAndEverySplitIntoBatchesGivesTheSameProfile() {
    Samples.each(
        10_000,
        random -> {
          var history = history(random);
          var whole = Profile.empty("p-1").with(history);

          var shuffled = new ArrayList<>(history);
          Collections.shuffle(shuffled, random);
          var piecemeal = Profile.empty("p-1");
          while (!shuffled.isEmpty()) {
            var batch = shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
            piecemeal = piecemeal.with(batch);
            batch.clear();
          }

          assertThat(piecemeal).isEqualTo(whole);
          assertThat(ofFragments(history, random)).isEqualTo(whole);
          assertThat(Traits.of(piecemeal, AT, Traits.derivedNames()))
              .isEqualTo(Traits.of(whole, AT, Traits.derivedNames()));
        });
  }

  /** The union of what is known under several names of the subject. */
  private static Profile ofFragments(List<Event> history, Random random) {
    var fragments = new ArrayList<List<Event>>();
    for (var i = 0; i < 3; i++) {
      fragments.add(new ArrayList<>());
    }
    history.forEach(event -> fragments.get(random.nextInt(3)).add(event));
    var profile = Profile.empty("p-1");
    for (var fragment : fragments) {
      profile = profile.with(Profile.empty("of a fragment").with(fragment));
    }
    return profile;
  }

  @Test
  void thePropertyIsAboutEventsThatTheSchemasAccept() {
    Samples.each(
        100,
        random -> {
          var history = history(random);
          assertThat(history)
              .allSatisfy(
                  event -> assertThat(EventSchemas.USUAL.check(event).violations()).isEmpty());
        });
  }

  private static List<Event> history(Random random) {
    var events = new Events();
    var history = new ArrayList<Event>();
    for (var left = random.nextInt(24); left > 0; left--) {
      history.add(event(events, random));
    }
    return history;
  }

  /** Few names and instants, so that events meet on the same order, product and instant. */
  private static Event event(Events events, Random random) {
    var at = AT.minusSeconds(random.nextInt(6) * 864_000L - 864_000L);
    var order = "o-" + random.nextInt(4);
    var product = "p-" + random.nextInt(4);
    var price = List.of("2.5", "0.001", "10", "3.30").get(random.nextInt(4));
    return switch (random.nextInt(6)) {
      case 0, 1 -> events.purchase(at, order, product, 1 + random.nextInt(3), price, order);
      case 2 -> events.cancellation(at, order, product, 1 + random.nextInt(3), price);
      case 3 -> events.view(at, product);
      case 4 -> events.update(at, Map.of("tier", random.nextInt(3), order, true));
      default -> events.consent(at, "marketing", random.nextBoolean());
    };
  }

  @Test
  void theEventsAreCountedAndTheRevisionStays() {
    var events = new Events();
    var profile = Profile.empty("p-1").with(List.of(events.view(AT, "a"), events.view(AT, "a")));

    assertThat(profile.events()).isEqualTo(2);
    assertThat(profile.revision()).isZero();
    assertThat(profile.at(7).with(List.of(events.view(AT, "a"))).revision()).isEqualTo(7);
    assertThat(profile.with(List.of())).isEqualTo(profile);
  }

  @Test
  void anOrderIsPlacedAtItsEarliestLineAlsoIfThatComesLate() {
    var events = new Events();
    var profile =
        Profile.empty("p-1")
            .with(
                List.of(
                    events.purchase(AT, "o-1", "a", 1, "5"),
                    events.purchase(AT.minusSeconds(60), "o-1", "b", 1, "7")));

    assertThat(profile.timeline().dealings().orders().get("o-1"))
        .isEqualTo(new Order(AT.minusSeconds(60), new BigDecimal("12")));
  }

  @Test
  void aLateStatementDoesNotUndoANewerOne() {
    var events = new Events();
    var profile =
        Profile.empty("p-1")
            .with(
                List.of(
                    events.update(AT, Map.of("tier", "gold")),
                    events.update(AT.minusSeconds(1), Map.of("tier", "silver", "age", 40))));

    assertThat(profile.statements())
        .containsOnlyKeys("age", "tier")
        .hasEntrySatisfying("tier", tier -> assertThat(tier.value()).isEqualTo("gold"));
  }

  @Test
  void aGrantAfterARefusalStandsAndALateRefusalDoesNotUndoIt() {
    var events = new Events();
    var profile =
        Profile.empty("p-1")
            .with(
                List.of(
                    events.consent(AT, "marketing", true),
                    events.consent(AT.minusSeconds(1), "marketing", false)));

    assertThat(profile.consents())
        .hasEntrySatisfying("marketing", word -> assertThat(word.granted()).isTrue());
  }

  @Test
  void aProfileIsNotChangedByWhatIsAddedToIt() {
    var events = new Events();
    var before = Profile.empty("p-1").with(List.of(events.purchase(AT, "o-1", "a", 1, "5")));

    var after = before.with(List.of(events.purchase(AT, "o-1", "a", 1, "5")));

    assertThat(before.events()).isEqualTo(1);
    assertThat(after).isNotEqualTo(before);
    assertThatThrownBy(() -> before.timeline().dealings().orders().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatHappenedIsKeptWhateverItsType() {
    var events = new Events();
    var profile =
        Profile.empty("p-1")
            .with(List.of(events.of("refund", AT, Map.of("amount", 3, "why", "x"))));

    assertThat(profile.timeline().of("refund").value(0, "amount")).isEqualTo(new BigDecimal("3"));
    assertThat(profile.lastSeen()).hasValue(AT);
  }

  @Test
  void nothingPersonalIsPrinted() {
    assertThat(Profile.empty("p-1")).hasToString("Profile[p-1 revision 0]");
  }
}
