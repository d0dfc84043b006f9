package dev.arbiter.domain.trait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B17")
final class TraitsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private final Events events = new Events();

  @ParameterizedTest
  @CsvSource({"PT720H, 0", "PT719H59M59.999999S, 1", "PT0S, 1", "-PT0.000001S, 0"})
  @Tag("D02")
  void theWindowHoldsItsEndAndNotItsStart(Duration ago, int count) {
    var traits = traits(events.purchase(NOW.minus(ago), "o-1", "lamp", 1, "500.01"));

    assertThat(traits.number("purchaseCount30d")).hasValue(BigDecimal.valueOf(count));
    assertThat(traits.number("spend30d"))
        .hasValue(count == 0 ? BigDecimal.ZERO : new BigDecimal("500.01"));
  }

  @Test
  @Tag("C03")
  void theOldestPurchaseDropsOutOnTime() {
    var sixOrders =
        IntStream.range(0, 6)
            .mapToObj(i -> events.purchase(NOW.minus(MONTH).plusSeconds(i), "o-" + i, "a", 1, "1"))
            .toList();
    var profile = Profile.empty("p-1").with(sixOrders);

    assertThat(count30d(profile, NOW.minusNanos(1))).isEqualTo(6);
    assertThat(count30d(profile, NOW)).isEqualTo(5);
    assertThat(count30d(profile, NOW.plusSeconds(5))).isZero();
  }

  @Test
  void whatCannotBeToldIsUnknownAndNotZero() {
    var traits = traits(events.view(NOW, "lamp"));

    assertThat(traits.asMap())
        .doesNotContainKeys("recencyDays", "lastPurchaseAt", "averageOrderValue");
    assertThat(traits.number("purchaseCount")).hasValue(BigDecimal.ZERO);
    assertThat(traits.number("spendTotal")).hasValue(BigDecimal.ZERO);
    assertThat(traits(new Event[0]).asMap()).doesNotContainKey("lastSeenAt");
  }

  @Test
  void whoOnlySentThingsBackNeverBought() {
    var traits = traits(events.cancellation(NOW, "C-1", "lamp", 1, "5"));

    assertThat(traits.asMap()).doesNotContainKeys("recencyDays", "averageOrderValue");
    assertThat(traits.number("spendTotal")).hasValue(new BigDecimal("-5"));
    assertThat(traits.list("boughtProducts")).isEmpty();
  }

  @Test
  void anOrderTakenBackInPartIsStillAPurchase() {
    var order = events.purchase(NOW.minusSeconds(60), "o-1", "lamp", 2, "5");

    assertThat(traits(order, events.cancellation(NOW, "o-1", "lamp", 1, "5")).asMap())
        .containsEntry("purchaseCount", new BigDecimal("1"))
        .containsEntry("spend30d", new BigDecimal("5"));
    assertThat(traits(order, events.cancellation(NOW, "o-1", "lamp", 2, "5")).asMap())
        .containsEntry("purchaseCount", new BigDecimal("0"))
        .doesNotContainKey("recencyDays");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT23H59M59S, 0", "PT24H, 1", "PT47H59M59S, 1", "PT240H, 10"})
  void recencyCountsWholeDays(Duration ago, int days) {
    assertThat(traits(events.purchase(NOW.minus(ago), "o-1", "a", 1, "1")).number("recencyDays"))
        .hasValue(BigDecimal.valueOf(days));
  }

  @Test
  void aLatePurchaseCountsFromTheInstantItHappened() {
    var recent = events.purchase(NOW.minus(Duration.ofDays(1)), "o-1", "a", 1, "1");
    var late = events.purchase(NOW.minus(Duration.ofDays(9)), "o-0", "b", 1, "1");

    assertThat(traits(recent, late).asMap())
        .containsEntry("recencyDays", new BigDecimal("1"))
        .containsEntry("purchaseCount30d", new BigDecimal("2"));
  }

  @Test
  void whatLiesAheadIsNotYetKnown() {
    var traits =
        traits(
            events.purchase(NOW.plusNanos(1_000), "o-1", "lamp", 1, "5", "lighting"),
            events.view(NOW.plusNanos(1_000), "mug"));

    assertThat(traits.asMap())
        .containsEntry("purchaseCount", BigDecimal.ZERO)
        .containsEntry("spendTotal", BigDecimal.ZERO)
        .containsEntry("recentCategories", List.of())
        .containsEntry("viewedProducts", List.of())
        .containsEntry("openViews", List.of())
        .doesNotContainKeys("lastSeenAt", "lastPurchaseAt", "recencyDays");
  }

  @ParameterizedTest
  @CsvSource({"-PT1S, true", "PT0S, false", "PT1S, false"})
  void aViewIsOpenUntilTheProductIsBought(Duration boughtAfterView, boolean open) {
    var viewedAt = NOW.minusSeconds(3_600);
    var traits =
        traits(
            events.view(viewedAt, "lamp"),
            events.purchase(viewedAt.plus(boughtAfterView), "o-1", "lamp", 1, "5"));

    assertThat(traits.list("openViews"))
        .isEqualTo(
            open
                ? List.of(Map.of("product", "lamp", "seconds", BigDecimal.valueOf(3_600)))
                : List.of());
    assertThat(traits.list("viewedProducts")).isEqualTo(List.of("lamp"));
  }

  @Test
  void theLatestViewOpensAProductAgain() {
    var traits =
        traits(
            events.view(NOW.minusSeconds(1), "lamp"),
            events.purchase(NOW.minusSeconds(2), "o-1", "lamp", 1, "5"),
            events.view(NOW.minusSeconds(3), "lamp"));

    assertThat(traits.list("openViews"))
        .isEqualTo(List.of(Map.of("product", "lamp", "seconds", BigDecimal.ONE)));
  }

  @Test
  void favouritesGoByQuantityAndThenByName() {
    var traits =
        traits(
            events.purchase(NOW, "o-1", "d", 2, "1"),
            events.purchase(NOW, "o-1", "b", 2, "1"),
            events.purchase(NOW, "o-1", "c", 2, "1"),
            events.purchase(NOW, "o-1", "a", 1, "1"),
            events.purchase(NOW, "o-1", "e", 3, "1"),
            events.purchase(NOW, "o-1", "f", 9, "1"),
            events.cancellation(NOW, "C-1", "f", 9, "1"));

    assertThat(traits.list("favouriteProducts")).isEqualTo(List.of("e", "b", "c"));
  }

  @Test
  void whatArbiterDerivesStandsAboveWhatSourcesState() {
    var profile =
        Profile.empty("p-1")
            .with(List.of(events.update(NOW, Map.of("purchaseCount", 99, "tier", "gold"))));

    assertThat(Traits.of(profile, NOW, Set.of("purchaseCount", "tier", "unheardOf")))
        .isEqualTo(Facts.of(Map.of("purchaseCount", 0, "tier", "gold")));
  }

  @Test
  void aHistoryOfAnyLengthHasTraits() {
    var many =
        IntStream.range(0, Facts.MAX_VALUES + 1)
            .mapToObj(i -> events.purchase(NOW, "o-1", "p-" + i, 1, "0.01"))
            .toList();

    assertThat(
            Traits.of(Profile.empty("p-1").with(many), NOW, Set.of("boughtProducts"))
                .list("boughtProducts"))
        .hasSize(many.size());
  }

  private static Facts traits(Event... events) {
    return Traits.of(Profile.empty("p-1").with(List.of(events)), NOW, Traits.derivedNames());
  }

  private static int count30d(Profile profile, Instant at) {
    return Traits.of(profile, at, Set.of("purchaseCount30d"))
        .number("purchaseCount30d")
        .orElseThrow()
        .intValueExact();
  }
}
