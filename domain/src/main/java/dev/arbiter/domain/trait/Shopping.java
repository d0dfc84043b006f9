package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Interest;
import dev.arbiter.domain.timeline.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The traits that Arbiter derives of itself from purchases, cancellations and views.
 *
 * <p>A window of length w at an instant t holds what happened in (t − w, t]. Amounts are in the
 * currency of the source, net of cancellations; a cancelled amount counts at the instant of the
 * order under whose id it came. A trait that cannot be told (the recency of a subject who never
 * bought) is unknown, not zero.
 */
final class Shopping {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int FAVOURITES = 3;
  private static final int AVERAGE_SCALE = 2;

  private static final List<Derived> ALL =
      List.of(
          lasting("purchaseCount", (past, now) -> count(past, Instant.MIN)),
          fading("purchaseCount30d", MONTH, Shopping::orders, Shopping::count),
          fading("frequency", YEAR, Shopping::orders, Shopping::count),
          lasting("spendTotal", (past, now) -> spend(past, Instant.MIN)),
          fading("spend30d", MONTH, Shopping::orders, Shopping::spend),
          fading("monetary", YEAR, Shopping::orders, Shopping::spend),
          lasting("averageOrderValue", (past, now) -> averageOrderValue(past)),
          new Derived("recencyDays", Shopping::recencyDays, Shopping::nextDay),
          lasting("lastPurchaseAt", (past, now) -> lastPurchase(past)),
          lasting("lastSeenAt", (past, now) -> past.lastSeen().orElse(null)),
          lasting("favouriteProducts", (past, now) -> favourites(past)),
          lasting("boughtProducts", (past, now) -> products(past, Interest::isOwned)),
          fading("viewedProducts", MONTH, Shopping::views, Shopping::viewed),
          new Derived("openViews", Shopping::openViews, Shopping::nextSecond),
          fading("recentCategories", MONTH, Shopping::bought, Shopping::categories));

  private static final Map<String, Derivation> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Derived::name, one -> one));

  static final Set<String> NAMES = BY_NAME.keySet();

  private Shopping() {}

  /** The derivation of this one of the {@link #NAMES}. */
  static Derivation of(String name) {
    return Objects.requireNonNull(BY_NAME.get(name), name);
  }

  private interface Value {
    @Nullable Object of(Profile past, Instant now);
  }

  /** Equal by its name, of which there is one. */
  private record Derived(
      String name, Value value, BiFunction<Profile, Instant, Optional<Instant>> change)
      implements Derivation {
    @Override
    public String toString() {
      return name;
    }

    @Override
    public @Nullable Object value(Profile past, Instant now) {
      return value.of(past, now);
    }

    @Override
    public Optional<Instant> changes(Profile past, Instant now) {
      return change.apply(past, now);
    }
  }

  /** What time alone does not change. */
  private static Derived lasting(String name, Value value) {
    return new Derived(name, value, (past, now) -> Optional.empty());
  }

  /**
   * What happened within a window.
   *
   * @param instants at which what counts happened
   * @param value at the beginning of the window
   */
  private static Derived fading(
      String name, Duration window, Function<Profile, Stream<Instant>> instants, Value value) {
    return new Derived(
        name,
        (past, now) -> value.of(past, now.minus(window)),
        (past, now) ->
            instants
                .apply(past)
                .filter(at -> at.isAfter(now.minus(window)))
                .min(Instant::compareTo)
                .map(at -> at.plus(window)));
  }

  private static Stream<Instant> orders(Profile past) {
    return past.timeline().dealings().orders().values().stream().map(Order::placedAt);
  }

  private static Stream<Instant> views(Profile past) {
    return past.timeline().dealings().interests().values().stream()
        .flatMap(interest -> interest.viewedAt().stream());
  }

  private static Stream<Instant> bought(Profile past) {
    return past.timeline().dealings().categories().values().stream();
  }

  private static BigDecimal count(Profile past, Instant from) {
    var count = 0L;
    for (var order : past.timeline().dealings().orders().values()) {
      if (order.isPurchase() && order.placedAt().isAfter(from)) {
        count++;
      }
    }
    return BigDecimal.valueOf(count);
  }

  private static BigDecimal spend(Profile past, Instant from) {
    var sum = BigDecimal.ZERO;
    for (var order : past.timeline().dealings().orders().values()) {
      if (order.placedAt().isAfter(from)) {
        sum = sum.add(order.amount());
      }
    }
    return sum;
  }

  private static @Nullable BigDecimal averageOrderValue(Profile past) {
    var count = count(past, Instant.MIN);
    return count.signum() == 0
        ? null
        : spend(past, Instant.MIN).divide(count, AVERAGE_SCALE, RoundingMode.HALF_UP);
  }

  /** Whole days gone by. */
  private static @Nullable Long recencyDays(Profile past, Instant now) {
    var last = lastPurchase(past);
    return last == null ? null : Duration.between(last, now).toDays();
  }

  private static Optional<Instant> nextDay(Profile past, Instant now) {
    return Optional.ofNullable(lastPurchase(past))
        .map(last -> last.plus(DAY.multipliedBy(Duration.between(last, now).toDays() + 1)));
  }

  private static @Nullable Instant lastPurchase(Profile past) {
    Instant last = null;
    for (var order : past.timeline().dealings().orders().values()) {
      if (order.isPurchase() && (last == null || order.placedAt().isAfter(last))) {
        last = order.placedAt();
      }
    }
    return last;
  }

  /** The products bought most, by quantity and then by name. */
  private static List<String> favourites(Profile past) {
    var best = new ArrayList<Map.Entry<String, Interest>>(FAVOURITES + 1);
    for (var one : past.timeline().dealings().interests().entrySet()) {
      var place = best.size();
      while (place > 0 && one.getValue().exceeds(best.get(place - 1).getValue())) {
        place--;
      }
      if (place < FAVOURITES && one.getValue().isOwned()) {
        best.add(place, one);
        best.subList(Math.min(FAVOURITES, best.size()), best.size()).clear();
      }
    }
    return best.stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> viewed(Profile past, Instant from) {
    return products(
        past, interest -> interest.viewedAt().filter(at -> at.isAfter(from)).isPresent());
  }

  private static List<String> products(Profile past, Predicate<Interest> condition) {
    var products = new ArrayList<String>();
    past.timeline()
        .dealings()
        .interests()
        .forEach(
            (product, interest) -> {
              if (condition.test(interest)) {
                products.add(product);
              }
            });
    return products;
  }

  /** Products looked at within a month and not bought since, with the seconds gone by. */
  private static List<Map<String, Object>> openViews(Profile past, Instant now) {
    var views = new ArrayList<Map<String, Object>>();
    past.timeline()
        .dealings()
        .interests()
        .forEach(
            (product, interest) ->
                open(interest, now)
                    .map(viewedAt -> Duration.between(viewedAt, now).toSeconds())
                    .ifPresent(gone -> views.add(Map.of("product", product, "seconds", gone))));
    return views;
  }

  private static Optional<Instant> open(Interest interest, Instant now) {
    return interest.viewedAt().filter(at -> at.isAfter(now.minus(MONTH)) && interest.isOpen());
  }

  private static Optional<Instant> nextSecond(Profile past, Instant now) {
    return past.timeline().dealings().interests().values().stream()
        .flatMap(interest -> open(interest, now).stream())
        .map(at -> at.plusSeconds(Duration.between(at, now).toSeconds() + 1))
        .min(Instant::compareTo);
  }

  private static List<String> categories(Profile past, Instant from) {
    var recent = new ArrayList<String>();
    past.timeline()
        .dealings()
        .categories()
        .forEach(
            (category, boughtAt) -> {
              if (boughtAt.isAfter(from)) {
                recent.add(category);
              }
            });
    return recent;
  }
}
