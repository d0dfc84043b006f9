package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.lot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.identity.Derivation;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.Follower;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is who hangs on what happened, not on when it was told. */
final class WhoIsWhoTest {
  private static final EventJson JSON = new EventJson(Json.mapper());
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  /** Bounds so near that small histories reach them. */
  private static final IdentityPolicy NARROW =
      new IdentityPolicy(
          List.of("customer", "loyalty", "email", "phone", "cookie"),
          Set.of("customer", "loyalty"),
          3,
          6,
          9);

  private final Random random = new Random(20_261_123);
  private final MapMemory memory = new MapMemory();
  private final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  private final SubjectKeys keys = new SubjectKeys(jdbc, new byte[32]);
  private final PostgresFragments fragments = new PostgresFragments(jdbc, keys, JSON);
  private final EventStore store = new PostgresEventStore(jdbc, NARROW, WhoIsWho::name, keys, JSON);
  private final View view = new View(memory, fragments);

  private List<Event> history(int size) {
    return history("e-", size);
  }

  private List<Event> history(String ids, int size) {
    var events = new ArrayList<Event>();
    for (var i = 0; i < size; i++) {
      events.add(event(ids + i));
    }
    return events;
  }

  private Event event(String id) {
    var kinds = List.of("customer", "loyalty", "email", "phone", "cookie", "cookie");
    var identifiers = new TreeSet<Identifier>();
    for (var left = 1 + random.nextInt(3); left > 0; left--) {
      var value = Integer.toString(random.nextInt(7));
      identifiers.add(new Identifier(kinds.get(random.nextInt(kinds.size())), value));
    }
    var data = Facts.of(Map.of("product", "p" + random.nextInt(3)));
    var at = AT.plusSeconds(random.nextInt(20));
    return new Event(id, "view", "web", at, identifiers, data);
  }

  private void take(List<Event> events) {
    for (var rest = new ArrayList<>(events); !rest.isEmpty(); ) {
      var some = rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(6)));
      view.apply(store.store(List.of(lot(some.toArray(Event[]::new)))).changes());
      some.clear();
    }
  }

  @Test
  @Tag("B01")
  @Tag("B05")
  void theSameEventsInAnyOrderMakeTheSameSubjects() {
    for (var sample = 0; sample < 40; sample++) {
      TestDatabase.SERVER.empty();
      memory.clear();
      var events = new ArrayList<>(history(4 + random.nextInt(40)));
      Collections.shuffle(events, random);
      take(events);
      var accepted =
          events.stream().filter(one -> !NARROW.isContradiction(one.identifiers())).toList();
      assertThat(fragments.profiles("", 1_000)).as("sample %d", sample).isNotEmpty();
      assertThat(leadsInTable())
          .as("sample %d", sample)
          .isEqualTo(WhoIsWho.leads(accepted, NARROW));
      assertThatWhatIsShownIsWhatHappened(accepted);
    }
  }

  private Map<String, String> leadsInTable() {
    record Place(String id, String profile) {}
    var places =
        jdbc.query(
            "read who is who",
            "select id, profile from fragments",
            row -> new Place(row.getString(1), row.getString(2)));
    var leads = new ConcurrentHashMap<String, String>();
    places.forEach(place -> leads.put(place.id(), place.profile()));
    return leads;
  }

  private void assertThatWhatIsShownIsWhatHappened(List<Event> events) {
    var leads = WhoIsWho.leads(events, NARROW);
    for (var lead : new HashSet<>(leads.values())) {
      var own =
          events.stream()
              .filter(
                  event ->
                      requireNonNull(leads.get(WhoIsWho.name(NARROW.home(event.identifiers()))))
                          .equals(lead))
              .toList();
      var shown = view.get(lead).map(one -> one.at(0)).orElse(Profile.empty(lead));
      assertThat(shown).isEqualTo(Profile.empty(lead).with(own));
    }
  }

  @Test
  @Tag("B05")
  void derivedAnewFromAllEventsNobodyMovesAndWhatWasLostIsFound() {
    take(history(60));
    var derivation = new Derivation(jdbc, fragments, NARROW, WhoIsWho::name);
    var before = leadsInTable();
    assertThat(derivation.all()).isEmpty();
    jdbc.update("lose links", "delete from links where place = 0");
    jdbc.update("lose places", "update fragments set profile = id");
    jdbc.update("lose fragments", "delete from fragments where id like 'c%1' or id like 'e%2'");
    assertThat(derivation.all()).isNotEmpty();
    assertThat(leadsInTable()).isEqualTo(before);
    memory.clear();
    assertThat(fragments.profiles("", 1_000))
        .allSatisfy(id -> assertThat(view.get(id)).isPresent());
  }

  @Test
  void eventsThatAnOlderVersionKeptByProfileComeIntoTheirFragments() {
    take(history(60));
    var leads = leadsInTable();
    var shown = shown();
    memory.clear();
    for (var one : fragments.page(0, 1_000)) {
      jdbc.update(
          "keep by profile",
          "update events set fragment = 'p-old', payload = ? where seq = ?",
          keys.seal("p-old", one.event().id(), JSON.body(one.event())),
          one.seq());
    }
    jdbc.update("go back", "truncate fragments, links, moves");
    jdbc.update("go back", "insert into upgrade values (0)");
    var upgrade = new Upgrade(jdbc, NARROW, WhoIsWho::name, keys, JSON);
    upgrade.run();
    upgrade.run();
    assertThat(leadsInTable()).isEqualTo(leads);
    assertThat(shown()).isEqualTo(shown);
  }

  private List<Profile> shown() {
    return fragments.profiles("", 1_000).stream()
        .map(id -> view.get(id).orElseThrow().at(0))
        .toList();
  }

  @Test
  @Tag("B18")
  void aProfileIsFoundAsItWasKnownAtEachChange() {
    var seen = new ArrayList<Profile>();
    for (var event : history(60)) {
      take(List.of(event));
      for (var id : fragments.profiles("", 1_000)) {
        view.get(id).ifPresent(seen::add);
      }
    }
    assertThat(seen).hasSizeGreaterThan(100);
    for (var profile : seen) {
      assertThat(fragments.known(profile.id(), profile.revision())).contains(profile);
    }
  }

  @Test
  @Tag("E17")
  void aViewThatFollowsShowsWhatAnotherServerCommitted() {
    var other = new View(new MapMemory(), fragments);
    try (var follower = new Follower(other, fragments)) {
      for (var sample = 0; sample < 30; sample++) {
        take(history("s" + sample + "-", 4));
        follower.follow();
        for (var id : fragments.profiles("", 1_000)) {
          assertThat(other.get(id)).isEqualTo(view.get(id)).isPresent();
        }
      }
    }
  }
}
