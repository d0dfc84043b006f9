package dev.arbiter.domain.trait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of every way to derive a trait, on random histories. */
final class DerivationsTest {
  private static final Filter LAMPS =
      new Filter(Map.of("product", new Filter.OneOf(Set.of("lamp"))));

  @Test
  @Tag("B17")
  void theOrderOfArrivalDoesNotMatter() {
    Samples.each(
        2_000,
        random -> {
          var history = Clickstream.random(random, 30);
          var now = Clickstream.at(random);
          var one = derivation(random);
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
          assertThat(value(one, piecemeal, now)).isEqualTo(value(one, whole, now));
        });
  }

  @Test
  void whatLiesAheadDoesNotCount() {
    Samples.each(
        2_000,
        random -> {
          var history = Clickstream.random(random, 30);
          var now = Clickstream.at(random);
          var one = derivation(random);
          var known = history.stream().filter(event -> !event.occurredAt().isAfter(now)).toList();

          assertThat(value(one, Profile.empty("p-1").with(history), now))
              .isEqualTo(value(one, Profile.empty("p-1").with(known), now));
        });
  }

  @Test
  @Tag("C04")
  void noValueChangesBeforeTheInstantThatIsTold() {
    Samples.each(
        4_000,
        random -> {
          var profile = Profile.empty("p-1").with(Clickstream.random(random, 20));
          var one = derivation(random);
          var now = Clickstream.at(random).plusSeconds(random.nextInt(600));
          var next = Traits.change(profile, now, List.of(one));
          var until = next.orElse(now.plus(Duration.ofDays(400)));

          assertThat(until).isAfter(now);
          for (var probe = 0; probe < 10; probe++) {
            var between = Duration.between(now, until).toMillis() * probe / 10;
            assertThat(value(one, profile, now.plusMillis(between)))
                .isEqualTo(value(one, profile, now));
          }
          assertThat(value(one, profile, until.minusNanos(1))).isEqualTo(value(one, profile, now));
        });
  }

  @Test
  @Tag("C02")
  void aSumIsThatOfTheEventsInTheWindow() {
    Samples.each(
        2_000,
        random -> {
          var history = Clickstream.random(random, 30);
          var now = Clickstream.at(random);
          var within = Duration.ofMinutes(10L * (1 + random.nextInt(12)));
          var sum = aggregate(Aggregate.Kind.SUM, LAMPS, Window.last(within));
          var expected = BigDecimal.ZERO;
          for (var event : history) {
            if (event.type().equals("cart")
                && event.occurredAt().isAfter(now.minus(within))
                && !event.occurredAt().isAfter(now)
                && event.data().text("product").equals(Optional.of("lamp"))) {
              expected = expected.add(number(event, "quantity").multiply(number(event, "price")));
            }
          }

          assertThat((BigDecimal) value(sum, Profile.empty("p-1").with(history), now))
              .isEqualByComparingTo(expected);
        });
  }

  @Test
  @Tag("A03")
  void aSequenceIsWhatEveryChoiceOfEventsSaysItIs() {
    Samples.each(
        3_000,
        random -> {
          var history = Clickstream.random(random, 12);
          var sequence = sequence(random);
          var now = Clickstream.at(random);

          assertThat(value(sequence, Profile.empty("p-1").with(history), now))
              .isEqualTo(isThere(sequence, history, now));
        });
  }

  /** Tries every choice of two or three events. */
  private static boolean isThere(Sequence sequence, List<Event> history, Instant now) {
    var past = history.stream().filter(event -> !event.occurredAt().isAfter(now)).toList();
    return past.stream()
        .filter(event -> event.type().equals(sequence.steps().get(0).type()))
        .filter(first -> unanswered(sequence, past, first.occurredAt()))
        .anyMatch(first -> goesOn(sequence, past, 1, first.occurredAt(), first.occurredAt(), now));
  }

  private static boolean unanswered(Sequence sequence, List<Event> past, Instant start) {
    return past.stream()
        .noneMatch(
            event ->
                Optional.of(event.type()).equals(sequence.without())
                    && event.occurredAt().isAfter(start));
  }

  private static boolean goesOn(
      Sequence sequence, List<Event> past, int step, Instant start, Instant last, Instant now) {
    if (step == sequence.steps().size()) {
      return !start.plus(sequence.within()).isBefore(last)
          && sequence.lately().map(length -> last.isAfter(now.minus(length))).orElse(true);
    }
    return past.stream()
        .filter(event -> event.type().equals(sequence.steps().get(step).type()))
        .filter(event -> event.occurredAt().isAfter(last))
        .anyMatch(event -> goesOn(sequence, past, step + 1, start, event.occurredAt(), now));
  }

  private static Derivation derivation(Random random) {
    var minutes = Duration.ofMinutes(10L * (1 + random.nextInt(20)));
    var window =
        new Window(
            random.nextBoolean() ? Optional.of(minutes) : Optional.empty(),
            random.nextInt(3) == 0 ? Optional.of("purchase") : Optional.empty());
    var where = random.nextBoolean() ? Filter.ANY : LAMPS;
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        var kinds = Aggregate.Kind.values();
        yield aggregate(kinds[random.nextInt(kinds.length)], where, window);
      }
      case 2 -> {
        var kinds = Pick.Kind.values();
        yield new Pick(kinds[random.nextInt(kinds.length)], "view", where, "product", window, 2);
      }
      case 3 -> {
        var units = Elapsed.Unit.values();
        yield new Elapsed(
            List.of("view"), where, units[random.nextInt(units.length)], Optional.empty());
      }
      case 4 -> sequence(random);
      case 5 ->
          new Score(
              Map.of("view", BigDecimal.ONE, "cart", BigDecimal.TEN), minutes, Optional.empty());
      case 6 -> {
        var measures = Sessions.Measure.values();
        yield new Sessions(
            measures[random.nextInt(measures.length)],
            List.of("view", "search"),
            Duration.ofMinutes(20),
            window.within());
      }
      default -> Traits.usual(names().get(random.nextInt(names().size())));
    };
  }

  private static List<String> names() {
    return Traits.derivedNames().stream().sorted().toList();
  }

  private static Sequence sequence(Random random) {
    var steps = new ArrayList<Sequence.Step>();
    for (var i = 0; i < 2 + random.nextInt(2); i++) {
      steps.add(new Sequence.Step(Clickstream.TYPES.get(random.nextInt(3)), Filter.ANY));
    }
    return new Sequence(
        steps,
        Duration.ofMinutes(10L * (1 + random.nextInt(6))),
        random.nextBoolean() ? Optional.of("purchase") : Optional.empty(),
        random.nextBoolean() ? Optional.of(Duration.ofMinutes(60)) : Optional.empty());
  }

  private static Aggregate aggregate(Aggregate.Kind kind, Filter where, Window window) {
    return new Aggregate(kind, "cart", where, List.of("quantity", "price"), window);
  }

  private static BigDecimal number(Event event, String field) {
    return event.data().number(field).orElseThrow();
  }

  private static Object value(Derivation one, Profile profile, Instant now) {
    return Traits.of(profile, now, Map.of("it", one)).get("it").orElse("unknown");
  }
}
