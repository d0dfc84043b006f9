package dev.arbiter.service.segments;

import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.release.Onset;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.EventStore;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A shop whose subjects are kept in PostgreSQL, with one release in force. For one thread. */
final class Shop implements Serving, Onsets {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();

  final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  final List<Onset> onsets = new CopyOnWriteArrayList<>();
  final PostgresFragments fragments;
  final View view;
  volatile Instant now = START;
  private volatile Release release = release(1, 2);
  private final PostgresEventStore store;
  private int events;

  Shop() {
    var keys = new SubjectKeys(jdbc, new byte[32]);
    var json = new EventJson(Json.mapper());
    fragments = new PostgresFragments(jdbc, keys, json);
    store = new PostgresEventStore(jdbc, POLICY, Shop::name, keys, json);
    view = new View(new MapMemory(), fragments);
  }

  private static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  /**
   * Of busy subjects, those that view so much within a day, and with a trigger for those that are
   * silent for a day and a half.
   */
  static Release release(long number, int busy) {
    Map<String, Derivation> traits =
        Map.of(
            "views1d",
            new Aggregate(
                Aggregate.Kind.COUNT,
                "view",
                Filter.ANY,
                List.of(),
                Window.last(Duration.ofDays(1))),
            "silentHours",
            new Elapsed(List.of("view"), Filter.ANY, Elapsed.Unit.HOURS, Optional.empty()));
    return new Release(
        new ReleaseRef("shop", number, "sha256:" + number),
        List.of("web"),
        Map.of(),
        traits.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Shop::declared)),
        new Catalog(Map.of(), Map.of()),
        List.of(new Segment("busy", least("views1d", busy), true, "crm", Optional.empty())),
        List.of(
            new Trigger(
                "call",
                least("silentHours", 36),
                new Trigger.Request("hero", "web", "service", Optional.empty()),
                "crm",
                Duration.ofDays(1),
                Optional.empty())),
        Map.of(),
        RuleSet.NONE);
  }

  private static TraitDeclaration declared(Map.Entry<String, Derivation> trait) {
    return new TraitDeclaration(
        trait.getKey(),
        TraitDeclaration.Type.NUMBER,
        TraitDeclaration.Classification.PERSONAL,
        Set.of("service"),
        trait.getValue());
  }

  private static Condition least(String trait, int least) {
    return new Condition() {
      @Override
      public Truth test(Situation situation) {
        return situation.number(trait).filter(value -> value.intValue() >= least).isPresent()
            ? Truth.TRUE
            : Truth.FALSE;
      }

      @Override
      public String text() {
        return "traits.%s >= %d".formatted(trait, least);
      }
    };
  }

  /** A release takes the place of the one before. */
  void deploys(long number, int busy) {
    release = release(number, busy);
  }

  /** Somebody whom these identifiers name views something now. */
  void views(String... identifiers) {
    happens("view", "product", identifiers);
  }

  /** It becomes known that these are of one subject. */
  void joins(String... identifiers) {
    happens("search", "query", identifiers);
  }

  private void happens(String type, String field, String... identifiers) {
    shows(store.store(List.of(Lot.of(List.of(record(type, field, identifiers))))));
  }

  /** Two lots of one transaction: an import says that the first view something, we the second. */
  EventStore.Stored imports(List<String> imported, List<String> live) {
    return store.store(
        List.of(new Lot(views(imported), Optional.of("i-1"), Shop::setAside), Lot.of(views(live))));
  }

  private List<Submission> views(List<String> identifiers) {
    return identifiers.stream().map(one -> record("view", "product", one)).toList();
  }

  private static void setAside(Connection connection, Tally tally, long first) throws SQLException {
    Jdbc.update(
        connection,
        "insert into set_aside (changes, import) values (int8range(?, ?), 'i-1')",
        first,
        first + tally.accepted());
  }

  void shows(EventStore.Stored stored) {
    view.apply(stored.changes());
  }

  private Submission record(String type, String field, String... identifiers) {
    var names =
        Arrays.stream(identifiers)
            .map(Identifier::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    var id = "e-" + ++events;
    var event = new Event(id, type, "web", now, names, Facts.of(Map.of(field, id)));
    return Submission.acceptable(0, event, () -> new byte[0]);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  Classifier classifier() {
    return new Classifier(jdbc, view, this, this, () -> now);
  }

  Classification classification() {
    return new Classification(
        new Classification.Ground(jdbc, view, fragments, fragments::number, () -> now), this, this);
  }

  /** The moves of a subject: when, whether it entered, and why. */
  List<String> moves(String profile) {
    return jdbc.query(
        "read moves",
        "select at, entered, segment, cause from segment_moves where profile = ? order by seq",
        row ->
            "%s %s %s by %s"
                .formatted(
                    Duration.between(START, Jdbc.instant(row, "at")),
                    row.getBoolean("entered") ? "enters" : "leaves",
                    row.getString("segment"),
                    row.getString("cause")),
        profile);
  }

  /** Who is to be called, and since when. */
  List<String> calls() {
    return onsets.stream()
        .map(one -> "%s %s".formatted(Duration.between(START, one.at()), one.profile()))
        .toList();
  }

  @Override
  public Map<String, String> projects() {
    return Map.of("shop", Long.toString(release.ref().number()));
  }

  @Override
  public <R> R use(String project, String subject, Function<Release, R> work) {
    return work.apply(release);
  }

  @Override
  public void add(Connection connection, List<Onset> told, Instant at) {
    onsets.addAll(told);
  }
}
