package dev.arbiter.service.events.matching;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** People of whom some are written down twice, in PostgreSQL. For one thread. */
final class Register {
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();
  private static final List<MatchingOrder.FieldOrder> FIELDS =
      List.of(
          new MatchingOrder.FieldOrder("first", "given-name"),
          new MatchingOrder.FieldOrder("last", "surname"),
          new MatchingOrder.FieldOrder("street", "address"),
          new MatchingOrder.FieldOrder("born", "date-of-birth"));

  final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  final PostgresFragments fragments;
  final View view;
  final Likenesses likenesses;
  final Matching matching;
  Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final PostgresEventStore store;
  private final Random random = new Random(5);

  /** All values that sources told. */
  final Set<String> stated = new HashSet<>();

  private int events;

  Register() {
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var json = new EventJson(Json.mapper());
    fragments = new PostgresFragments(jdbc, keys, json);
    store = new PostgresEventStore(jdbc, POLICY, Register::name, keys, json);
    view = new View(new MapMemory(), fragments);
    likenesses = new Likenesses(jdbc, POLICY, view::forget);
    matching = new Matching(jdbc, likenesses, () -> now);
  }

  private static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  Runner runner(int most) {
    return new Runner(
        new Runner.Ground(jdbc, view, fragments, likenesses, () -> now, most), matching);
  }

  /** Of so many people, under {@code crm:n-a}; each second one is also {@code web:n-b}. */
  void fill(int people) {
    for (var n = 0; n < people; n++) {
      var person = new TreeMap<String, String>();
      person.put("first", word(40));
      person.put("last", word(300));
      person.put("street", word(300) + " street");
      person.put("born", "19%02d-%02d-%02d".formatted(r(90), 1 + r(12), 1 + r(28)));
      states("crm:" + n + "-a", person);
      if (n % 2 == 0) {
        var wrong = List.of("first", "last", "street").get(r(3));
        person.compute(wrong, (field, right) -> Objects.requireNonNull(right).substring(1));
        states("web:" + n + "-b", person);
      }
    }
  }

  private int r(int bound) {
    return random.nextInt(bound);
  }

  private String word(int of) {
    var letters = new Random(r(of) * 7_919L + of);
    return letters
        .ints(7, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** A source tells this of somebody. */
  void states(String identifier, Map<String, String> traits) {
    stated.addAll(traits.values());
    happens("update", Map.of("traits", new HashMap<>(traits)), identifier);
  }

  /** Somebody of these identifiers does something. */
  void happens(String... identifiers) {
    happens("view", Map.of("product", "p"), identifiers);
  }

  private void happens(String type, Map<String, Object> data, String... identifiers) {
    var names =
        Arrays.stream(identifiers)
            .map(Identifier::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    var at = now.minusSeconds(10_000).plusSeconds(events);
    var event = new Event("e-" + ++events, type, "web", at, names, Facts.of(data));
    var lot = Lot.of(List.of(Submission.acceptable(0, event, () -> new byte[0])));
    view.apply(store.store(List.of(lot)).changes());
  }

  void declare(String mode) {
    declare(mode, Optional.empty());
  }

  void declare(String mode, Optional<String> every) {
    var order = new MatchingOrder(FIELDS, Optional.of(0.9), Optional.of(0.5), mode, every);
    matching.declare(Declaration.of(order), "olga");
  }

  /** Compares all subjects, which ends so. */
  Run compare() {
    now = now.plus(Duration.ofMinutes(1));
    var asked = matching.runs().ask("olga", now).orElseThrow();
    runner(1_000).round();
    return matching.runs().find(asked.id()).orElseThrow();
  }

  List<MatchView> links(String state) {
    return matching.list(Optional.of(state), Optional.empty(), 1_000);
  }

  Map<String, Profile> profiles() {
    var profiles = new TreeMap<String, Profile>();
    fragments.profiles("", 1_000).forEach(id -> profiles.put(id, view.get(id).orElseThrow().at(0)));
    return profiles;
  }

  /** All that a table holds. */
  String dump(String table) {
    return jdbc
        .query("read", "select t::text from " + table + " t", row -> row.getString(1))
        .stream()
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
