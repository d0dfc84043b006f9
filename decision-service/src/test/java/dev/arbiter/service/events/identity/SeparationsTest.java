package dev.arbiter.service.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.profiles.MapMemory;
import dev.arbiter.service.profiles.View;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SeparationsTest {
  private static final IdentityPolicy POLICY = IdentityPolicy.usual();
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  private final Jdbc jdbc = new Jdbc(TestDatabase.SERVER.empty().dataSource());
  private final SubjectKeys keys = new SubjectKeys(jdbc, new byte[32]);
  private final EventJson json = new EventJson(Json.mapper());
  private final PostgresFragments fragments = new PostgresFragments(jdbc, keys, json);
  private final PostgresEventStore store =
      new PostgresEventStore(jdbc, POLICY, SeparationsTest::name, keys, json);
  private final View view = new View(new MapMemory(), fragments);
  private final Separations separations = new Separations(jdbc, POLICY, view::forget);
  private final IdentityReader identities = new IdentityReader(jdbc, POLICY);
  private int events;

  private static String name(Identifier identifier) {
    return identifier.kind() + "=" + identifier.value();
  }

  /** Something that happened to whom these identifiers name. */
  private void happens(String... identifiers) {
    var names =
        Arrays.stream(identifiers)
            .map(Identifier::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    var id = "e-" + ++events;
    var data = Facts.of(Map.of("product", id));
    var event = new Event(id, "view", "web", AT.plusSeconds(events), names, data);
    var lot = Lot.of(List.of(Submission.acceptable(0, event, () -> new byte[0])));
    view.apply(store.store(List.of(lot)).changes());
  }

  private Map<String, Profile> profiles() {
    var profiles = new HashMap<String, Profile>();
    fragments.profiles("", 100).forEach(id -> profiles.put(id, view.get(id).orElseThrow().at(0)));
    return profiles;
  }

  private static Change by(String action) {
    return Change.of("olga", action, "p").with("reason", "shared tablet");
  }

  private Separations.Outcome separate(String profile, String... some) {
    return separations.separate("s-1", profile, Set.of(some), by("profile.unmerged"));
  }

  @Test
  @Tag("B07")
  void bothSidesAreWhatTheyWereAndStaySoUntilItIsUndone() {
    happens("customer:1", "email:a");
    happens("customer:1");
    happens("cookie:x");
    happens("cookie:x", "device:d");
    var apart = profiles();
    assertThat(apart).containsOnlyKeys("customer=1", "device=d");
    happens("customer:1", "cookie:x");
    assertThat(profiles()).containsOnlyKeys("customer=1");
    var outcome = separate("customer=1", "cookie=x", "device=d");
    assertThat(outcome.profiles()).containsExactlyInAnyOrder("device=d", "customer=1");
    assertThat(profiles().get("device=d")).isEqualTo(known(apart, "device=d"));
    var customer = known(profiles(), "customer=1");
    assertThat(customer.events()).isEqualTo(known(apart, "customer=1").events() + 1);
    happens("customer:1", "cookie:x");
    happens("email:a", "device:d");
    assertThat(profiles()).hasSize(2);
    assertThat(separations.undo("s-1", by("profile.rejoined"))).containsExactly("customer=1");
    assertThat(profiles()).hasSize(1);
    assertThat(known(profiles(), "customer=1").events()).isEqualTo(7);
  }

  private static Profile known(Map<String, Profile> profiles, String id) {
    return Objects.requireNonNull(profiles.get(id));
  }

  @Test
  @Tag("B07")
  void itIsToldSinceWhenTheSidesWereOne() {
    happens("cookie:x");
    happens("customer:1");
    var before = jdbc.now();
    happens("customer:1", "cookie:x");
    var after = jdbc.now();
    assertThat(separate("customer=1", "cookie=x").joinedAt().orElseThrow())
        .isBetween(before, after);
    assertThat(logged()).containsExactly("profile.unmerged");
  }

  private List<String> logged() {
    return jdbc.query("read", "select action from admin_log", row -> row.getString(1));
  }

  @Test
  void theStrongestIdentifierMayBeTheWrongOne() {
    happens("email:a", "cookie:x");
    happens("customer:9", "email:a");
    var outcome = separate("customer=9", "customer=9");
    assertThat(outcome.profiles()).containsExactlyInAnyOrder("customer=9", "email=a");
    assertThat(known(profiles(), "email=a").events()).isEqualTo(1);
  }

  @Test
  void whatIsNotOfTheProfileOrLeavesNothingIsRefusedAndNothingIsLogged() {
    happens("customer:1", "cookie:x");
    happens("customer:2");
    for (var wrong :
        List.of(Set.of("customer=2"), Set.<String>of(), Set.of("customer=1", "cookie=x"))) {
      assertThatThrownBy(() -> separations.separate("s-1", "customer=1", wrong, by("x")))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("fragments");
    }
    assertThatThrownBy(() -> separate("p-unknown", "customer=1"))
        .hasMessageContaining("no profile");
    assertThatThrownBy(() -> separations.undo("s-9", by("x"))).hasMessageContaining("no sep");
    assertThat(logged()).isEmpty();
    assertThat(profiles()).hasSize(2);
  }

  @Test
  @Tag("B03")
  void whyAProfileIsOneIsToldWithTheClaimBehindEachLink() {
    happens("customer:1", "email:a", "cookie:x");
    happens("customer:2", "cookie:x");
    separate("customer=1", "email=a");
    var identity = identities.of("email=a").orElseThrow();
    assertThat(identity.profile()).isEqualTo("email=a");
    assertThat(identity.links())
        .containsExactly(
            new IdentityView.LinkView(
                "customer=1", "email=a", "e-1", AT.plusSeconds(1), "separated"));
    assertThat(identity.separations()).extracting("reason").containsExactly("shared tablet");
    var other = identities.of("customer=1").orElseThrow();
    assertThat(other.fragments())
        .containsExactly(new IdentityView.FragmentView("customer=1", "customer", 1, "ordinary"));
    assertThat(other.links()).extracting("fate").containsExactlyInAnyOrder("shared", "separated");
    assertThat(identities.of("p-unknown")).isEmpty();
  }
}
