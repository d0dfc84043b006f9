package dev.arbiter.domain.profile;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.event.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds events, or what was made of others, to a profile. Every step is commutative and associative
 * (sums, latest instants, last word by instant and event id), so the result depends on the set of
 * events alone.
 */
final class Fold {
  private final String id;
  private final TreeSet<Identifier> identifiers;
  private final TreeMap<String, Order> orders;
  private final TreeMap<String, Interest> interests;
  private final TreeMap<String, Instant> categories;
  private final TreeMap<String, Statement> statements;
  private final TreeMap<String, Consent> consents;
  private long revision;
  private long events;
  private Optional<Instant> lastSeen;

  Fold(Profile profile) {
    id = profile.id();
    revision = profile.revision();
    events = profile.events();
    identifiers = new TreeSet<>(profile.identifiers());
    orders = new TreeMap<>(profile.orders());
    interests = new TreeMap<>(profile.interests());
    categories = new TreeMap<>(profile.categories());
    statements = new TreeMap<>(profile.statements());
    consents = new TreeMap<>(profile.consents());
    lastSeen = profile.lastSeen();
  }

  void add(Event event) {
    events++;
    identifiers.addAll(event.identifiers());
    seen(event.occurredAt());
    switch (event.type()) {
      case "purchase" -> purchase(event);
      case "cancellation" -> cancellation(event);
      case "view" -> interest(event, Interest.viewed(event.occurredAt()));
      case "update" -> update(event);
      case "consent" -> consent(event);
      default -> throw new IllegalArgumentException("no schema for events of type " + event.type());
    }
  }

  void add(Profile other) {
    revision = Math.max(revision, other.revision());
    events += other.events();
    identifiers.addAll(other.identifiers());
    other.lastSeen().ifPresent(this::seen);
    other.orders().forEach((id, order) -> orders.merge(id, order, Order::plus));
    other.interests().forEach((product, one) -> interests.merge(product, one, Interest::plus));
    other.categories().forEach((category, at) -> categories.merge(category, at, Fold::later));
    other.statements().forEach(this::state);
    other.consents().values().forEach(this::say);
  }

  private void seen(Instant at) {
    lastSeen = Optional.of(lastSeen.map(before -> later(before, at)).orElse(at));
  }

  private void state(String name, Statement statement) {
    statements.merge(name, statement, (old, stated) -> stated.supersedes(old) ? stated : old);
  }

  private void say(Consent consent) {
    consents.merge(consent.purpose(), consent, (old, given) -> given.supersedes(old) ? given : old);
  }

  private void purchase(Event event) {
    order(event, amount(event));
    interest(event, Interest.bought(number(event, "quantity"), event.occurredAt()));
    event
        .data()
        .text("category")
        .ifPresent(category -> categories.merge(category, event.occurredAt(), Fold::later));
  }

  private void cancellation(Event event) {
    order(event, amount(event).negate());
    interest(event, Interest.cancelled(number(event, "quantity")));
  }

  private void order(Event event, BigDecimal amount) {
    orders.merge(text(event, "order"), new Order(event.occurredAt(), amount), Order::plus);
  }

  private void interest(Event event, Interest interest) {
    interests.merge(text(event, "product"), interest, Interest::plus);
  }

  private void update(Event event) {
    if (event.data().get("traits").orElseThrow() instanceof Map<?, ?> traits) {
      traits.forEach(
          (name, value) ->
              state(String.valueOf(name), new Statement(value, event.occurredAt(), event.id())));
    }
  }

  private void consent(Event event) {
    say(
        new Consent(
            text(event, "purpose"),
            text(event, "status").equals("granted"),
            event.occurredAt(),
            event.source(),
            event.id()));
  }

  Profile profile() {
    return new Profile(
        id,
        revision,
        events,
        identifiers,
        orders,
        interests,
        categories,
        statements,
        consents,
        lastSeen);
  }

  private static BigDecimal amount(Event event) {
    return number(event, "quantity").multiply(number(event, "price"));
  }

  private static BigDecimal number(Event event, String field) {
    return field(event.data().number(field), field);
  }

  private static String text(Event event, String field) {
    return field(event.data().text(field), field);
  }

  private static <T> T field(Optional<T> value, String field) {
    return value.orElseThrow(() -> new IllegalArgumentException("data." + field + " is missing"));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
