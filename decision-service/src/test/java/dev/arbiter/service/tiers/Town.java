package dev.arbiter.service.tiers;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.tier.Part;
import dev.arbiter.domain.tier.TierChange;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** Subjects in PostgreSQL who buy, and tiers by how much. Its nodes share a database. */
final class Town implements Declared, Notes {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();

  final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  volatile Instant now = START;

  /** How many lots of events of the server fail after their commit from now on. */
  final AtomicInteger lost = new AtomicInteger();

  /** The id of the one who cannot be judged. */
  volatile String riddle = "";

  private volatile List<Tiering> declared = List.of(tiering("0"));
  private final PostgresFragments fragments;
  private final View view;
  private final PostgresEventStore store;
  private final List<Event> waiting = new ArrayList<>();
  private int events;

  Town() {
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var json = new EventJson(Json.mapper());
    fragments = new PostgresFragments(jdbc, keys, json);
    store = new PostgresEventStore(jdbc, POLICY, Town::name, keys, json);
    view = new View(new MapMemory(), fragments);
  }

  private static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  static Tiering tiering(String margin) {
    return new Tiering(
        "shop",
        "ltv",
        "monetary",
        Traits.usual("monetary"),
        Optional.of("traits.monetary > 0"),
        List.of(
            new Part("High", new BigDecimal("0.2")),
            new Part("Medium", new BigDecimal("0.5")),
            new Part("Low", BigDecimal.ONE)),
        Duration.ofDays(7),
        new BigDecimal(margin));
  }

  void declares(Tiering... tierings) {
    declared = List.of(tierings);
  }

  /** A node that keeps tiers. */
  Tiers node() {
    return new Tiers(
        new Tiers.Ground(jdbc, view, fragments, fragments::number, Town::own, () -> now),
        this,
        this);
  }

  private static Optional<Identifier> own(Profile profile) {
    return profile.identifiers().stream().filter(o -> name(o).equals(profile.id())).findFirst();
  }

  /** Somebody buys now; to be sent with others. */
  Town buys(String customer, int amount) {
    var who = new TreeSet<>(List.of(new Identifier("customer", customer)));
    var id = "e-" + ++events;
    var line = Map.of("order", id, "product", "p", "quantity", 1, "price", amount);
    waiting.add(new Event(id, "purchase", "web", now, who, Facts.of(line)));
    return this;
  }

  /** Customer 1 to customer {@code count} buy, the first the least. */
  Town buyAll(int count) {
    for (var n = 1; n <= count; n++) {
      buys("%05d".formatted(n), n);
    }
    return this;
  }

  void sends() {
    accept(List.copyOf(waiting), connection -> {});
    waiting.clear();
  }

  private void accept(List<Event> some, Booking booking) {
    var submissions = new ArrayList<Submission>();
    for (var event : some) {
      submissions.add(Submission.acceptable(submissions.size(), event, () -> new byte[0]));
    }
    var lot =
        new Lot(
            submissions, Optional.empty(), (connection, tally, first) -> booking.write(connection));
    view.apply(store.store(List.of(lot)).changes());
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  /** The node that did the work is not there any more. */
  void dies() {
    jdbc.update("free the work", "delete from claims");
  }

  /** The tier of a customer; a dash if there is none. */
  String tier(String customer) {
    var profile = view.get("customer=" + customer).orElseThrow();
    return Traits.of(profile, now, Map.of("ltv", declared.get(0))).text("ltv").orElse("-");
  }

  /** How many customers are in each tier. */
  Map<String, Integer> tiers(int count) {
    var tiers = new TreeMap<String, Integer>();
    for (var n = 1; n <= count; n++) {
      tiers.merge(tier("%05d".formatted(n)), 1, Integer::sum);
    }
    return tiers;
  }

  /** How many events say that somebody moved. */
  long told() {
    return jdbc.first(
            "count",
            "select count(*) from events where type = ?",
            row -> row.getLong(1),
            TierChange.TYPE)
        .orElseThrow();
  }

  /** The runs: why, how far, how many were ranked and moved. */
  List<String> runs() {
    return jdbc.query(
        "read runs",
        "select * from tier_runs order by seq",
        row ->
            "%s %s at %s: %d ranked, %d moved"
                .formatted(
                    row.getString("cause"),
                    row.getString("state"),
                    Duration.between(START, Jdbc.instant(row, "at")),
                    row.getLong("ranked"),
                    row.getLong("moved")));
  }

  @Override
  public List<Tiering> all() {
    return declared;
  }

  @Override
  public BiPredicate<Profile, Instant> among(Tiering tiering) {
    return (profile, at) -> {
      if (profile.id().equals(riddle)) {
        throw new IllegalStateException("nobody can tell");
      }
      var spent = Traits.of(profile, at, List.of("monetary")).number("monetary");
      return spent.orElseThrow().signum() > 0;
    };
  }

  @Override
  public void add(List<Event> some, Booking booking) {
    accept(some, booking);
    if (lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the answer was lost");
    }
  }
}
