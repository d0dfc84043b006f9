package dev.arbiter.domain.profile;

import dev.arbiter.domain.fact.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The traits that Arbiter itself derives from a profile at an instant.
 *
 * <p>A window of length w at an instant t holds what happened in (t − w, t]. Amounts are in the
 * currency of the source, net of cancellations. A trait that cannot be told (the recency of a
 * subject who never bought) is unknown, not zero.
 */
public final class Traits {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int FAVOURITES = 3;
  private static final int AVERAGE_SCALE = 2;

  private static final Map<String, Derivation> DERIVED =
      Map.ofEntries(
          Map.entry("purchaseCount", (p, now) -> count(p, now, Optional.empty())),
          Map.entry("purchaseCount30d", (p, now) -> count(p, now, Optional.of(MONTH))),
          Map.entry("frequency", (p, now) -> count(p, now, Optional.of(YEAR))),
          Map.entry("spendTotal", (p, now) -> spend(p, now, Optional.empty())),
          Map.entry("spend30d", (p, now) -> spend(p, now, Optional.of(MONTH))),
          Map.entry("monetary", (p, now) -> spend(p, now, Optional.of(YEAR))),
          Map.entry("averageOrderValue", Traits::averageOrderValue),
          Map.entry("recencyDays", Traits::recencyDays),
          Map.entry("lastPurchaseAt", (p, now) -> lastPurchase(p, now).orElse(null)),
          Map.entry("lastSeenAt", (p, now) -> p.lastSeen().orElse(null)),
          Map.entry("favouriteProducts", (p, now) -> favourites(p)),
          Map.entry("boughtProducts", (p, now) -> bought(p)),
          Map.entry("viewedProducts", (p, now) -> viewed(p, now)),
          Map.entry("openViews", (p, now) -> openViews(p, now)),
          Map.entry("recentCategories", (p, now) -> recentCategories(p, now)));

  private Traits() {}

  /** The names of the traits that Arbiter derives. */
  public static Set<String> derivedNames() {
    return DERIVED.keySet();
  }

  /** The traits of these names at the instant: derived ones, else as stated by sources. */
  public static Facts of(Profile profile, Instant now, Collection<String> names) {
    var traits = new HashMap<String, Object>();
    for (var name : names) {
      var derivation = DERIVED.get(name);
      if (derivation != null) {
        traits.put(name, derivation.derive(profile, now));
      } else if (profile.statements().containsKey(name)) {
        traits.put(name, profile.statements().get(name).value());
      }
    }
    return Facts.of(traits);
  }

  private static long count(Profile profile, Instant now, Optional<Duration> window) {
    return profile.orders().values().stream()
        .filter(order -> !order.isCancellation() && within(order.placedAt(), now, window))
        .count();
  }

  private static BigDecimal spend(Profile profile, Instant now, Optional<Duration> window) {
    return profile.orders().values().stream()
        .filter(order -> within(order.placedAt(), now, window))
        .map(Order::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable Object averageOrderValue(Profile profile, Instant now) {
    var count = count(profile, now, Optional.empty());
    return count == 0
        ? null
        : spend(profile, now, Optional.empty())
            .divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_UP);
  }

  private static @Nullable Object recencyDays(Profile profile, Instant now) {
    return lastPurchase(profile, now).map(at -> Duration.between(at, now).toDays()).orElse(null);
  }

  private static Optional<Instant> lastPurchase(Profile profile, Instant now) {
    return profile.orders().values().stream()
        .filter(order -> !order.isCancellation() && !order.placedAt().isAfter(now))
        .map(Order::placedAt)
        .max(Comparator.naturalOrder());
  }

  /** The products bought most, by quantity and then by name. */
  private static List<String> favourites(Profile profile) {
    return profile.interests().entrySet().stream()
        .filter(entry -> entry.getValue().quantity().signum() > 0)
        .sorted(
            Map.Entry.<String, Interest>comparingByValue(
                    Comparator.comparing(Interest::quantity).reversed())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(FAVOURITES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> bought(Profile profile) {
    return products(profile, interest -> interest.quantity().signum() > 0);
  }

  private static List<String> viewed(Profile profile, Instant now) {
    return products(
        profile,
        interest ->
            interest.viewedAt().filter(at -> within(at, now, Optional.of(MONTH))).isPresent());
  }

  private static List<String> products(Profile profile, Predicate<Interest> condition) {
    return profile.interests().entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Products looked at within 30 days and not bought since, with the seconds gone by. */
  private static List<Map<String, Object>> openViews(Profile profile, Instant now) {
    return profile.interests().entrySet().stream()
        .filter(entry -> entry.getValue().isOpen())
        .filter(entry -> within(viewedAt(entry.getValue()), now, Optional.of(MONTH)))
        .map(
            entry ->
                Map.<String, Object>of(
                    "product",
                    entry.getKey(),
                    "seconds",
                    Duration.between(viewedAt(entry.getValue()), now).toSeconds()))
        .toList();
  }

  private static Instant viewedAt(Interest interest) {
    return interest.viewedAt().orElseThrow();
  }

  private static List<String> recentCategories(Profile profile, Instant now) {
    return profile.categories().entrySet().stream()
        .filter(entry -> within(entry.getValue(), now, Optional.of(MONTH)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean within(Instant at, Instant now, Optional<Duration> window) {
    return !at.isAfter(now) && window.map(length -> at.isAfter(now.minus(length))).orElse(true);
  }

  private interface Derivation {
    @Nullable Object derive(Profile profile, Instant now);
  }
}
