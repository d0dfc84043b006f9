package dev.arbiter.service.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot saves time and changes nothing. */
final class SnapshotsTest {
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  private final Random random = new Random(20_261_124);
  private final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  private final SubjectKeys keys = new SubjectKeys(jdbc, new byte[32]);
  private final EventJson json = new EventJson(Json.mapper());
  private final ProfileBytes bytes = new ProfileBytes();
  private final Snapshots snapshots = snapshots(ProfileBytes.format());
  private final PostgresFragments plain = new PostgresFragments(jdbc, keys, json);
  private final PostgresFragments quick = with(snapshots);
  private final PostgresEventStore store =
      new PostgresEventStore(jdbc, POLICY, SnapshotsTest::name, keys, json);
  private final Separations separations = new Separations(jdbc, POLICY, moved -> {});
  private int events;

  private static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  private Snapshots snapshots(String format) {
    return new Snapshots(jdbc, keys, new Snapshots.Form(format, bytes::write, bytes::read));
  }

  private PostgresFragments with(Snapshots some) {
    return new PostgresFragments(jdbc, keys, json, Optional.of(some));
  }

  private Event event(Identifier... identifiers) {
    var id = "e-" + ++events;
    var at = AT.plusSeconds(random.nextInt(1_000));
    var names = new TreeSet<>(List.of(identifiers));
    return switch (random.nextInt(4)) {
      case 0 -> new Event(id, "view", "web", at, names, Facts.of(Map.of("product", "p" + events)));
      case 1 -> new Event(id, "purchase", "shop", at, names, purchase());
      case 2 -> new Event(id, "cancellation", "shop", at, names, purchase());
      default ->
          new Event(
              id,
              "consent",
              "web",
              at,
              names,
              Facts.of(
                  Map.of(
                      "purpose",
                      "m" + events % 3,
                      "status",
                      random.nextBoolean() ? "granted" : "refused")));
    };
  }

  private Facts purchase() {
    return Facts.of(
        Map.of(
            "order", "o" + random.nextInt(20),
            "product", "p" + random.nextInt(5),
            "quantity", 1 + random.nextInt(3),
            "price", random.nextInt(10_000) / 100.0));
  }

  private void happens(List<Event> some) {
    var submissions =
        some.stream().map(one -> Submission.acceptable(0, one, () -> new byte[0])).toList();
    store.store(List.of(Lot.of(submissions)));
  }

  private void someHappen() {
    var kinds = List.of("email", "cookie", "customer");
    happens(
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(
                i -> {
                  var kind = kinds.get(random.nextInt(3));
                  var one = new Identifier(kind, "" + random.nextInt(4));
                  return random.nextInt(4) == 0
                      ? event(one, new Identifier("phone", "" + random.nextInt(4)))
                      : event(one);
                })
            .toList());
  }

  private List<String> fragments() {
    return jdbc.query("list", "select id from fragments order by id", row -> row.getString(1));
  }

  private void assertSame() {
    for (var id : fragments()) {
      assertThat(quick.find(id)).as(id).isEqualTo(plain.find(id));
    }
  }

  @Test
  @Tag("B17")
  void withAndWithoutSnapshotsAFragmentIsTheSameWhateverHappensToIt() {
    for (var step = 0; step < 120; step++) {
      someHappen();
      for (var id : fragments()) {
        if (random.nextInt(6) == 0) {
          quick.find(id).map(Fragment::known).ifPresent(snapshots::keep);
        }
      }
      if (step % 40 == 39) {
        separateOne();
      }
      assertSame();
    }
    assertThat(kept()).isPositive();
  }

  private void separateOne() {
    for (var profile : plain.profiles("", 100)) {
      var members = plain.members(profile);
      if (members.size() > 1) {
        var some = members.stream().filter(one -> !one.equals(profile)).findFirst().orElseThrow();
        var by = Change.of("olga", "profile.unmerged", profile).with("reason", "wrong");
        separations.separate("s-" + events, profile, Set.of(some), by);
        return;
      }
    }
  }

  private long kept() {
    return jdbc.first("count", "select count(*) from snapshots", row -> row.getLong(1))
        .orElseThrow();
  }

  @Test
  void whoHasManyEventsGetsOneBesideTheRequestsAndIsReadFromIt() {
    var who = new Identifier("customer", "1");
    try (var photographer = new Photographer(jdbc, snapshots, quick)) {
      happens(IntStream.range(0, 300).mapToObj(i -> event(who)).toList());
      happens(List.of(event(new Identifier("customer", "2"))));
      photographer.look();
      assertThat(kept()).isOne();
      jdbc.update("spoil", "update events set payload = '\\x00' where fragment = 'customer=1'");
      var found = quick.find("customer=1").orElseThrow();
      assertThat(found.known().events()).isEqualTo(300);
      assertThatThrownBy(() -> plain.find("customer=1")).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void whoWasReadAtLengthGetsOneSoon() {
    var who = new Identifier("customer", "1");
    happens(IntStream.range(0, 300).mapToObj(i -> event(who)).toList());
    try (var photographer = new Photographer(jdbc, snapshots, quick)) {
      photographer.look();
      photographer.look();
      snapshots.clear();
      photographer.look();
      assertThat(kept()).isZero();
      quick.find("customer=1");
      photographer.look();
      assertThat(kept()).isOne();
    }
  }

  @Test
  void oneOfAnotherFormatOrThatWasChangedIsIgnored() {
    var who = new Identifier("customer", "1");
    happens(IntStream.range(0, 10).mapToObj(i -> event(who)).toList());
    snapshots.keep(plain.find("customer=1").orElseThrow().known());
    jdbc.update("spoil", "update snapshots set body = '\\x00112233445566778899aabbccddeeff0011'");
    assertSame();
    snapshots("another").keep(plain.find("customer=1").orElseThrow().known());
    assertSame();
    assertThat(with(snapshots("another")).find("customer=1")).isEqualTo(plain.find("customer=1"));
  }

  @Test
  void whoWasForgottenIsForgottenHereToo() {
    var who = new Identifier("customer", "1");
    happens(IntStream.range(0, 10).mapToObj(i -> event(who)).toList());
    snapshots.keep(plain.find("customer=1").orElseThrow().known());
    jdbc.update("erase", "delete from subject_keys where subject = 'customer=1'");
    var later = new SubjectKeys(jdbc, new byte[32]);
    var form = new Snapshots.Form(ProfileBytes.format(), bytes::write, bytes::read);
    var fragments =
        new PostgresFragments(jdbc, later, json, Optional.of(new Snapshots(jdbc, later, form)));
    assertThatThrownBy(() -> fragments.find("customer=1")).isInstanceOf(ErasedException.class);
  }
}
