package dev.arbiter.domain.trait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty purchases and three cancellations, with all traits worked out by hand. */
@Tag("A01")
final class PurchaseHistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** What happened when: order, product, category, quantity and price of each line. */
  private static final String HISTORY =
      """
      purchase     2025-10-01T09:00:00Z  o01  lamp   lighting    2  10.00
      purchase     2025-11-22T10:00:00Z  o02  mug    kitchen     1   5.00
      purchase     2025-11-22T10:00:01Z  o03  mug    kitchen     1   5.00
      purchase     2026-01-10T12:00:00Z  o04  lamp   lighting    1  10.00
      purchase     2026-01-10T12:00:00Z  o04  bag    bags        3   2.50
      purchase     2026-02-14T12:00:00Z  o05  bag    bags       10   2.50
      purchase     2026-03-01T12:00:00Z  o06  card   paper      12   0.42
      purchase     2026-04-05T12:00:00Z  o07  card   paper      12   0.42
      purchase     2026-04-05T12:00:00Z  o07  mug    kitchen     2   5.50
      purchase     2026-05-05T12:00:00Z  o08  vase   glass       1  49.99
      purchase     2026-06-30T12:00:00Z  o09  lamp   lighting    1   9.99
      cancellation 2026-09-01T12:00:00Z  C02  bag    bags        5   2.50
      purchase     2026-10-23T10:00:00Z  o10  bag    bags        4   2.25
      purchase     2026-10-23T10:00:01Z  o11  bag    bags        4   2.25
      purchase     2026-11-01T12:00:00Z  o12  clock  clocks      1  30.00
      purchase     2026-11-01T12:00:00Z  o12  mug    kitchen     1   5.00
      purchase     2026-11-02T12:00:00Z  o13  clock  clocks      1  30.00
      cancellation 2026-11-03T12:00:00Z  o13  clock  clocks      1  30.00
      purchase     2026-11-10T12:00:00Z  o14  card   paper       1   0.42
      cancellation 2026-11-12T12:00:00Z  C01  vase   glass       1  49.99
      purchase     2026-11-15T12:00:00Z  o15  frame  decor       2   8.75
      purchase     2026-11-20T10:00:01Z  o16  frame  decor       1   8.75
      purchase     2026-11-22T10:00:01Z  o17  lamp   lighting  100  10.00
      """;

  @Test
  void traitsEqualThoseWorkedOutByHand() {
    var traits = traits(history());

    // o13 was wholly taken back, o17 lies ahead.
    assertThat(traits.number("purchaseCount")).hasValue(new BigDecimal("15"));
    // o01 and o02 lie a year back or more: the window does not hold its start.
    assertThat(traits.number("frequency")).hasValue(new BigDecimal("13"));
    // o11, o12, o14, o15 and o16; o10 lies at the very start of the window.
    assertThat(traits.number("purchaseCount30d")).hasValue(new BigDecimal("5"));
    // 233.23 bought less 49.99 and 12.50 taken back
    assertThat(traits.number("spendTotal")).hasValue(new BigDecimal("170.74"));
    // less o01 and o02, 25.00
    assertThat(traits.number("monetary")).hasValue(new BigDecimal("145.74"));
    // 9.00 + 35.00 + 0.42 + 17.50 + 8.75 − 49.99
    assertThat(traits.number("spend30d")).hasValue(new BigDecimal("20.68"));
    // 170.74 / 15 = 11.382…
    assertThat(traits.number("averageOrderValue")).hasValue(new BigDecimal("11.38"));
    // one second short of two days
    assertThat(traits.number("recencyDays")).hasValue(new BigDecimal("1"));
    assertThat(traits.get("lastPurchaseAt")).hasValue(Instant.parse("2026-11-20T10:00:01Z"));
    // card 25, bag 16, mug 5, lamp 4, frame 3, clock 1, vase 0; the 100 lamps lie ahead
    assertThat(traits.list("favouriteProducts")).isEqualTo(List.of("card", "bag", "mug"));
    assertThat(traits.list("boughtProducts"))
        .isEqualTo(List.of("bag", "card", "clock", "frame", "lamp", "mug"));
    assertThat(traits.list("recentCategories"))
        .isEqualTo(List.of("bags", "clocks", "decor", "kitchen", "paper"));
  }

  @Test
  void theOrderInWhichTheLinesArriveDoesNotMatter() {
    var shuffled = new ArrayList<>(history());
    Collections.shuffle(shuffled, new Random(17850));

    assertThat(traits(shuffled)).isEqualTo(traits(history()));
  }

  @Test
  void everyDerivedTraitIsOneOfThoseDocumented() {
    assertThat(new TreeSet<>(Traits.derivedNames()))
        .containsExactly(
            "averageOrderValue",
            "boughtProducts",
            "favouriteProducts",
            "frequency",
            "lastPurchaseAt",
            "lastSeenAt",
            "monetary",
            "openViews",
            "purchaseCount",
            "purchaseCount30d",
            "recencyDays",
            "recentCategories",
            "spend30d",
            "spendTotal",
            "viewedProducts");
  }

  private static Facts traits(List<Event> history) {
    return Traits.of(Profile.empty("p-1").with(history), NOW, Traits.derivedNames());
  }

  private static List<Event> history() {
    var events = new Events();
    return HISTORY
        .lines()
        .map(line -> line.split("\\s+"))
        .map(line -> event(events, line))
        .toList();
  }

  private static Event event(Events events, String[] line) {
    return events.of(
        line[0],
        Instant.parse(line[1]),
        Map.of(
            "order", line[2],
            "product", line[3],
            "category", line[4],
            "quantity", Integer.parseInt(line[5]),
            "price", new BigDecimal(line[6])));
  }
}
