package dev.arbiter.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who belongs to segments, as the server tells it and as SQL tells it of the same events. */
final class MembershipOracleTest {
  private static final int SUBJECTS = 10_000;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000007Z");

  /** How long ago things happen, beside any time: at the borders of windows and beside them. */
  private static final List<Duration> BORDERS =
      List.of(
          Duration.ZERO,
          Duration.ofHours(-1), // ahead of the instant
          Duration.ofDays(7),
          Duration.ofDays(7).minusNanos(1_000),
          Duration.ofDays(7).plusNanos(1_000),
          Duration.ofDays(30),
          Duration.ofDays(30).minusNanos(1_000),
          Duration.ofDays(30).plusNanos(1_000),
          Duration.ofDays(365),
          Duration.ofDays(365).minusNanos(1_000));

  /** Conditions, and who meets them by what happened before an instant, of the table {@code h}. */
  private static final Map<String, String> SEGMENTS =
      Map.of(
          "traits.bought30d > 0 and traits.views7d > 3",
          "count(*) filter (where type = 'purchase' and at > now - interval '720 hours') > 0"
              + " and count(*) filter (where type = 'view' and at > now - interval '168 hours') > 3",
          "traits.country = \"GB\" and traits.views7d <= 3",
          "(array_agg(country order by at desc) filter (where type = 'update'))[1] = 'GB'"
              + " and count(*) filter (where type = 'view' and at > now - interval '168 hours') <= 3",
          "traits.frequency >= 2 and traits.averageOrderValue >= 50",
          "count(*) filter (where type = 'purchase' and at > now - interval '8760 hours') >= 2"
              + " and round(avg(price) filter (where type = 'purchase'), 2) >= 50",
          "traits.country in (\"DE\", \"FR\") or traits.bought30d >= 3",
          "coalesce((array_agg(country order by at desc) filter (where type = 'update'))[1]"
              + " in ('DE', 'FR'), false)"
              + " or count(*) filter (where type = 'purchase' and at > now - interval '720 hours') >= 3");

  private final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  private final Random random = new Random(2026);
  private int events;

  /** Something that happens to a subject. */
  private record Happening(String who, String type, Instant at, String country, BigDecimal price) {
    Event event(String id) {
      var data =
          switch (type) {
            case "purchase" ->
                Map.of("order", id, "product", "p", "quantity", BigDecimal.ONE, "price", price);
            case "view" -> Map.of("product", "p");
            default -> Map.of("traits", Map.of("country", country));
          };
      var names = new TreeSet<>(List.of(new Identifier("customer", who)));
      return new Event(id, type, "web", at, names, Facts.of(data));
    }
  }

  private List<Happening> happenings(String who) {
    var happened = new ArrayList<Happening>();
    for (var left = random.nextInt(20); left > 0; left--) {
      var type = List.of("purchase", "view", "view", "update").get(random.nextInt(4));
      var country = List.of("GB", "DE", "FR", "US").get(random.nextInt(4));
      var price = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
      happened.add(new Happening(who, type, NOW.minus(ago(type, left)), country, price));
    }
    return happened;
  }

  /** Of two updates at one instant SQL would not know the last. */
  private Duration ago(String type, int place) {
    if (!type.equals("update") && random.nextInt(4) == 0) {
      return BORDERS.get(random.nextInt(BORDERS.size()));
    }
    var days = random.nextBoolean() ? 8 : 400;
    return Duration.ofSeconds(random.nextInt(days * 86_400), 1_000L * (100 + place));
  }

  @AfterEach
  void drop() {
    jdbc.update("drop", "drop table if exists h");
  }

  @Test
  @Tag("C01")
  @Tag("C02")
  void tenThousandBelongWhereSqlSaysThatTheyBelong() {
    var profiles = new HashMap<String, Profile>();
    var all = new ArrayList<Happening>();
    for (var n = 0; n < SUBJECTS; n++) {
      var who = "c-" + n;
      var happened = happenings(who);
      all.addAll(happened);
      var told = happened.stream().map(one -> one.event("e-" + ++events)).toList();
      profiles.put(who, Profile.empty(who).with(told));
    }
    insert(all);
    var release = release();
    for (var segment : SEGMENTS.entrySet()) {
      var condition = new WrittenConditions().compile(segment.getKey(), release);
      var outlook =
          new Outlook(
              List.of(new Segment("s", condition, false, "crm", Optional.empty())),
              List.of(),
              release.derivations());
      var members =
          profiles.entrySet().stream()
              .filter(one -> !outlook.standing(one.getValue(), NOW).segments().isEmpty())
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      assertThat(members).as(segment.getKey()).hasSizeBetween(100, SUBJECTS - 100);
      assertThat(members).as(segment.getKey()).isEqualTo(oracle(segment.getValue()));
    }
  }

  private Set<String> oracle(String having) {
    return Set.copyOf(
        jdbc.query(
            "ask SQL",
            "select who from h, (select ?::timestamptz as now) n where at <= now"
                + " group by who, now having "
                + having,
            row -> row.getString(1),
            NOW));
  }

  private void insert(List<Happening> all) {
    jdbc.update(
        "create",
        "create table h (who text, type text, at timestamptz, country text, price numeric)");
    jdbc.update(
        "fill",
        "insert into h select * from unnest(?, ?, ?, ?, ?)",
        Jdbc.Column.of("text", all.stream().map(Happening::who).toList()),
        Jdbc.Column.of("text", all.stream().map(Happening::type).toList()),
        Jdbc.Column.of(
            "timestamptz", all.stream().map(one -> one.at().atOffset(ZoneOffset.UTC)).toList()),
        Jdbc.Column.of("text", all.stream().map(Happening::country).toList()),
        Jdbc.Column.of("numeric", all.stream().map(Happening::price).toList()));
  }

  private static Release release() {
    var traits = new HashMap<String, TraitDeclaration>();
    add(traits, "bought30d", TraitDeclaration.Type.NUMBER, count("purchase", 30));
    add(traits, "views7d", TraitDeclaration.Type.NUMBER, count("view", 7));
    for (var usual : List.of("frequency", "averageOrderValue")) {
      add(traits, usual, TraitDeclaration.Type.NUMBER, Traits.usual(usual));
    }
    add(traits, "country", TraitDeclaration.Type.TEXT, Traits.usual("country"));
    return new Release(
        new ReleaseRef("shop", 1, "sha256:1"),
        List.of("web"),
        Map.of(),
        traits,
        new Catalog(Map.of(), Map.of()),
        List.of(),
        List.of(),
        Map.of(),
        RuleSet.NONE);
  }

  private static Derivation count(String type, int days) {
    return new Aggregate(
        Aggregate.Kind.COUNT, type, Filter.ANY, List.of(), Window.last(Duration.ofDays(days)));
  }

  private static void add(
      Map<String, TraitDeclaration> traits,
      String name,
      TraitDeclaration.Type type,
      Derivation derivation) {
    var personal = TraitDeclaration.Classification.PERSONAL;
    traits.put(name, new TraitDeclaration(name, type, personal, Set.of("service"), derivation));
  }
}
