package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.lot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Likeness;
import dev.arbiter.domain.identity.Likeness.Word;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.identity.Derivation;
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is who hangs on what happened and what looks alike now, not on which was known first. */
final class LikenessesTest {
  private static final EventJson JSON = new EventJson(Json.mapper());
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final List<Word> WORDS = Arrays.asList(Word.values());

  /** Bounds so near that small histories reach them. */
  private static final IdentityPolicy NARROW =
      new IdentityPolicy(
          List.of("customer", "loyalty", "email", "phone", "cookie"),
          Set.of("customer", "loyalty"),
          3,
          6,
          9);

  private final Random random = new Random(20_261_124);
  private final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  private final SubjectKeys keys = new SubjectKeys(jdbc, new byte[32]);
  private final PostgresFragments fragments = new PostgresFragments(jdbc, keys, JSON);
  private final EventStore store = new PostgresEventStore(jdbc, NARROW, WhoIsWho::name, keys, JSON);
  private final Likenesses likenesses = new Likenesses(jdbc, NARROW, moved -> {});
  private final List<Event> happened = new ArrayList<>();

  private void happen(int number) {
    for (var i = 0; i < number; i++) {
      var kinds = List.of("customer", "loyalty", "email", "phone", "cookie", "cookie");
      var identifiers = new TreeSet<Identifier>();
      for (var left = 1 + random.nextInt(2); left > 0; left--) {
        var value = Integer.toString(random.nextInt(9));
        identifiers.add(new Identifier(kinds.get(random.nextInt(kinds.size())), value));
      }
      if (!NARROW.isContradiction(identifiers)) {
        var at = AT.plusSeconds(random.nextInt(20));
        var id = "e-" + happened.size();
        var event = new Event(id, "view", "web", at, identifiers, Facts.of(Map.of("product", "p")));
        happened.add(event);
        store.store(List.of(lot(event)));
      }
    }
  }

  /** Other things look alike from now on. */
  private List<Likeness> look() {
    var ids = List.copyOf(leads().keySet());
    var alike = new TreeMap<String, Likeness>();
    for (var i = 0; i < 8; i++) {
      var one = ids.get(random.nextInt(ids.size()));
      var other = ids.get(random.nextInt(ids.size()));
      if (one.compareTo(other) < 0) {
        var word = WORDS.get(random.nextInt(3));
        var probability = 0.9 + random.nextInt(3) / 100.0;
        alike.put(one + " " + other, new Likeness(one, other, word, probability));
      }
    }
    likenesses.change(connection -> replace(connection, alike.values()));
    return List.copyOf(alike.values());
  }

  private static Set<String> replace(Connection connection, Collection<Likeness> alike)
      throws SQLException {
    var touched = new HashSet<String>();
    Jdbc.query(
        connection,
        "delete from match_links returning one, other",
        row -> touched.addAll(List.of(row.getString(1), row.getString(2))));
    for (var one : alike) {
      touched.addAll(List.of(one.one(), one.other()));
      Jdbc.update(
          connection,
          "insert into match_links (one, other, word, probability, score, evidence, run)"
              + " values (?, ?, ?, ?, 1, '[]', 'm')",
          one.one(),
          one.other(),
          one.word().name(),
          one.probability());
    }
    return touched;
  }

  private Map<String, String> leads() {
    return pairs("select id, profile from fragments");
  }

  private Map<String, String> pairs(String sql) {
    var pairs = new TreeMap<String, String>();
    jdbc.query("read", sql, row -> pairs.put(row.getString(1), row.getString(2)));
    return pairs;
  }

  @Test
  @Tag("B04")
  @Tag("B05")
  void whateverCameFirstTheSubjectsAreThoseOfAllClaimsAndLikenesses() {
    var joined = 0;
    for (var sample = 0; sample < 60; sample++) {
      TestDatabase.SERVER.empty();
      happened.clear();
      happen(3 + random.nextInt(10));
      look();
      happen(random.nextInt(8));
      var alike = look();
      happen(random.nextInt(8));
      var expected = WhoIsWho.clusters(happened, alike, NARROW);
      assertThat(leads()).as("sample %d", sample).isEqualTo(expected.leads());
      var fates = new TreeMap<String, String>();
      expected
          .likenesses()
          .forEach((one, fate) -> fates.put(one.one() + " " + one.other(), fate.name()));
      assertThat(pairs("select one || ' ' || other, fate from match_links"))
          .as("sample %d", sample)
          .isEqualTo(fates);
      assertThatClaimsAloneAreKnown();
      joined += expected.leads().equals(WhoIsWho.leads(happened, NARROW)) ? 0 : 1;
    }
    assertThat(joined).isGreaterThan(30);
    var derivation = new Derivation(jdbc, fragments, NARROW, WhoIsWho::name);
    assertThat(derivation.all()).isEmpty();
  }

  private void assertThatClaimsAloneAreKnown() {
    var byClaims = WhoIsWho.leads(happened, NARROW);
    var leads = new TreeMap<String, String>();
    for (var subject : likenesses.apart(new HashSet<>(leads().values()))) {
      subject.fragments().forEach(id -> leads.put(id, subject.id()));
    }
    assertThat(leads).isEqualTo(byClaims);
    var whole =
        likenesses.apart(new HashSet<>(leads().values())).stream()
            .filter(Likenesses.Subject::isWhole)
            .collect(Collectors.toMap(Likenesses.Subject::id, Likenesses.Subject::fragments));
    leads()
        .forEach(
            (id, lead) -> {
              if (whole.containsKey(lead)) {
                assertThat(requireNonNull(whole.get(lead))).contains(id);
              }
            });
  }
}
