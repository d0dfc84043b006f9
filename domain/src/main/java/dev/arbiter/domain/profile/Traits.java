package dev.arbiter.domain.profile;

import dev.arbiter.domain.fact.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The traits that Arbiter itself derives from a profile at an instant.
 *
 * <p>A window of length w at an instant t holds what happened in (t − w, t]. Amounts are in the
 * currency of the source, net of cancellations; a cancelled amount counts at the instant of the
 * order under whose id it came. A trait that cannot be told (the recency of a subject who never
 * bought) is unknown, not zero. Products are known by their sums and latest instants alone, so
 * {@code favouriteProducts} and {@code boughtProducts} tell what the profile knows now, whatever
 * the instant.
 */
public final class Traits {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int FAVOURITES = 3;
  private static final int AVERAGE_SCALE = 2;

  private static final Map<String, Derivation> DERIVED =
      Map.ofEntries(
          Map.entry("purchaseCount", (p, now) -> count(p, Window.until(now))),
          Map.entry("purchaseCount30d", (p, now) -> count(p, Window.last(MONTH, now))),
          Map.entry("frequency", (p, now) -> count(p, Window.last(YEAR, now))),
          Map.entry("spendTotal", (p, now) -> spend(p, Window.until(now))),
          Map.entry("spend30d", (p, now) -> spend(p, Window.last(MONTH, now))),
          Map.entry("monetary", (p, now) -> spend(p, Window.last(YEAR, now))),
          Map.entry("averageOrderValue", (p, now) -> averageOrderValue(p, Window.until(now))),
          Map.entry("recencyDays", Traits::recencyDays),
          Map.entry("lastPurchaseAt", (p, now) -> lastPurchase(p, Window.until(now))),
          Map.entry("lastSeenAt", Traits::lastSeen),
          Map.entry("favouriteProducts", (p, now) -> favourites(p)),
          Map.entry("boughtProducts", (p, now) -> bought(p)),
          Map.entry("viewedProducts", (p, now) -> viewed(p, Window.last(MONTH, now))),
          Map.entry("openViews", (p, now) -> openViews(p, Window.last(MONTH, now))),
          Map.entry("recentCategories", (p, now) -> categories(p, Window.last(MONTH, now))));

  private static final Set<String> INSTANTS = Set.of("lastPurchaseAt", "lastSeenAt");

  private Traits() {}

  /** The names of the traits that Arbiter derives. */
  public static Set<String> derivedNames() {
    return DERIVED.keySet();
  }

  /** Those of them that are instants. */
  public static Set<String> instantNames() {
    return INSTANTS;
  }

  /** The traits of these names at the instant: derived ones, else as stated by sources. */
  public static Facts of(Profile profile, Instant now, Collection<String> names) {
    var traits = new HashMap<String, @Nullable Object>();
    for (var name : names) {
      var derivation = DERIVED.get(name);
      if (derivation != null) {
        traits.put(name, derivation.derive(profile, now));
      } else if (profile.statements().containsKey(name)) {
        traits.put(name, profile.statements().get(name).value());
      }
    }
    return Facts.derived(traits);
  }

  private static int count(Profile profile, Window window) {
    var count = 0;
    for (var order : profile.orders().values()) {
      if (order.isPurchase() && window.holds(order.placedAt())) {
        count++;
      }
    }
    return count;
  }

  private static BigDecimal spend(Profile profile, Window window) {
    var sum = BigDecimal.ZERO;
    for (var order : profile.orders().values()) {
      if (window.holds(order.placedAt())) {
        sum = sum.add(order.amount());
      }
    }
    return sum;
  }

  private static @Nullable BigDecimal averageOrderValue(Profile profile, Window window) {
    var count = count(profile, window);
    return count == 0
        ? null
        : spend(profile, window)
            .divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_UP);
  }

  /** Whole days gone by. */
  private static @Nullable Long recencyDays(Profile profile, Instant now) {
    var last = lastPurchase(profile, Window.until(now));
    return last == null ? null : Duration.between(last, now).toDays();
  }

  private static @Nullable Instant lastPurchase(Profile profile, Window window) {
    Instant last = null;
    for (var order : profile.orders().values()) {
      var at = order.placedAt();
      if (order.isPurchase() && window.holds(at) && (last == null || at.isAfter(last))) {
        last = at;
      }
    }
    return last;
  }

  private static @Nullable Instant lastSeen(Profile profile, Instant now) {
    return profile.lastSeen().filter(Window.until(now)::holds).orElse(null);
  }

  /** The products bought most, by quantity and then by name. */
  private static List<String> favourites(Profile profile) {
    var best = new ArrayList<Bought>(FAVOURITES + 1);
    profile
        .interests()
        .forEach(
            (product, interest) -> {
              var place = best.size();
              while (place > 0 && interest.exceeds(best.get(place - 1).interest())) {
                place--;
              }
              if (place < FAVOURITES && interest.isOwned()) {
                best.add(place, new Bought(product, interest));
                best.subList(Math.min(FAVOURITES, best.size()), best.size()).clear();
              }
            });
    return best.stream().map(Bought::product).toList();
  }

  private static List<String> bought(Profile profile) {
    return products(profile, Interest::isOwned);
  }

  private static List<String> viewed(Profile profile, Window window) {
    return products(profile, interest -> interest.viewedAt().filter(window::holds).isPresent());
  }

  private static List<String> products(Profile profile, Predicate<Interest> condition) {
    var products = new ArrayList<String>();
    profile
        .interests()
        .forEach(
            (product, interest) -> {
              if (condition.test(interest)) {
                products.add(product);
              }
            });
    return products;
  }

  /** Products looked at in the window and not bought since, with the seconds gone by. */
  private static List<Map<String, Object>> openViews(Profile profile, Window window) {
    var views = new ArrayList<Map<String, Object>>();
    profile
        .interests()
        .forEach(
            (product, interest) -> {
              var viewedAt = interest.viewedAt().filter(window::holds);
              if (viewedAt.isPresent() && interest.isOpen()) {
                var gone = Duration.between(viewedAt.get(), window.to()).toSeconds();
                views.add(Map.of("product", product, "seconds", gone));
              }
            });
    return views;
  }

  private static List<String> categories(Profile profile, Window window) {
    var recent = new ArrayList<String>();
    profile
        .categories()
        .forEach(
            (category, boughtAt) -> {
              if (window.holds(boughtAt)) {
                recent.add(category);
              }
            });
    return recent;
  }

  /** The instants after {@code from} and not after {@code to}. */
  private record Window(Instant from, Instant to) {
    static Window until(Instant now) {
      return new Window(Instant.MIN, now);
    }

    static Window last(Duration length, Instant now) {
      return new Window(now.minus(length), now);
    }

    boolean holds(Instant at) {
      return at.isAfter(from) && !at.isAfter(to);
    }
  }

  private record Bought(String product, Interest interest) {}

  private interface Derivation {
    @Nullable Object derive(Profile profile, Instant now);
  }
}
