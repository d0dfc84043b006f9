package dev.arbiter.domain.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What purchases, cancellations and views come to. Every step is commutative and associative (sums,
 * earliest and latest instants), so that parts of a history can be added in any order.
 *
 * @param orders orders and cancellations by their id
 * @param interests dealings with products, by product
 * @param categories when something of a category was last bought
 */
public record Dealings(
    SortedMap<String, Order> orders,
    SortedMap<String, Interest> interests,
    SortedMap<String, Instant> categories) {
  public Dealings {
    orders = Collections.unmodifiableSortedMap(orders);
    interests = Collections.unmodifiableSortedMap(interests);
    categories = Collections.unmodifiableSortedMap(categories);
  }

  static Dealings of(Series purchases, Series cancellations, Series views) {
    var orders = new TreeMap<String, Order>();
    var interests = new TreeMap<String, Interest>();
    var categories = new TreeMap<String, Instant>();
    for (var i = 0; i < purchases.size(); i++) {
      var at = purchases.at(i);
      var bought = Interest.bought(number(purchases, i, "quantity"), at);
      orders.merge(text(purchases, i, "order"), order(purchases, i, at, 1), Order::plus);
      interests.merge(text(purchases, i, "product"), bought, Interest::plus);
      if (purchases.value(i, "category") instanceof String category) {
        categories.put(category, at); // the order is that of time
      }
    }
    for (var i = 0; i < cancellations.size(); i++) {
      var taken = Interest.cancelled(number(cancellations, i, "quantity"));
      var order = order(cancellations, i, cancellations.at(i), -1);
      orders.merge(text(cancellations, i, "order"), order, Order::plus);
      interests.merge(text(cancellations, i, "product"), taken, Interest::plus);
    }
    for (var i = 0; i < views.size(); i++) {
      interests.merge(text(views, i, "product"), Interest.viewed(views.at(i)), Interest::plus);
    }
    return new Dealings(orders, interests, categories);
  }

  Dealings plus(Dealings other) {
    var allOrders = new TreeMap<>(orders);
    other.orders.forEach((id, order) -> allOrders.merge(id, order, Order::plus));
    var allInterests = new TreeMap<>(interests);
    other.interests.forEach((product, one) -> allInterests.merge(product, one, Interest::plus));
    var allCategories = new TreeMap<>(categories);
    other.categories.forEach(
        (category, at) ->
            allCategories.merge(category, at, (one, two) -> one.isAfter(two) ? one : two));
    return new Dealings(allOrders, allInterests, allCategories);
  }

  private static Order order(Series lines, int i, Instant at, int sign) {
    var amount = number(lines, i, "quantity").multiply(number(lines, i, "price"));
    return new Order(at, sign < 0 ? amount.negate() : amount);
  }

  private static BigDecimal number(Series series, int i, String field) {
    if (series.value(i, field) instanceof BigDecimal number) {
      return number;
    }
    throw new IllegalArgumentException("data." + field + " is missing");
  }

  private static String text(Series series, int i, String field) {
    if (series.value(i, field) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("data." + field + " is missing");
  }
}
