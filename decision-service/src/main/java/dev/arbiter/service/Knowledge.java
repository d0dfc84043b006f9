package dev.arbiter.service;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.access.Keyring;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.decisions.DecisionsSince;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.PostgresEventStore;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.events.Upgrade;
import dev.arbiter.service.events.identity.DecisionLookup;
import dev.arbiter.service.events.identity.Derivation;
import dev.arbiter.service.events.identity.IdentityReader;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.events.identity.Separations;
import dev.arbiter.service.events.quarantine.EventRereader;
import dev.arbiter.service.events.quarantine.Quarantine;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.imports.ImportStore;
import dev.arbiter.service.imports.Imports;
import dev.arbiter.service.imports.RowRereader;
import dev.arbiter.service.profiles.Follower;
import dev.arbiter.service.profiles.Grid;
import dev.arbiter.service.profiles.Rebuild;
import dev.arbiter.service.profiles.Subjects;
import dev.arbiter.service.profiles.View;
import java.time.Duration;
import java.time.InstantSource;

/** What the running server knows of subjects: their events, and the profiles made of them. */
final class Knowledge implements AutoCloseable {
  private static final int SECRET_BYTES = 32;
  private static final Duration COUNTED_EACH = Duration.ofSeconds(10);

  final EventJson json;
  final PostgresFragments fragments;
  final Intake intake;
  final Quarantine quarantine;
  final Imports imports;
  final Rebuild rebuild;
  final Separations separations;
  final IdentityReader identities;
  final DecisionLookup decided;
  final Subjects subjects;
  final Grid grid;
  private final Follower follower;

  /** What it stands on. */
  record Ground(
      Jdbc jdbc,
      Keyring keyring,
      SubjectKeys sealer,
      EventJson json,
      Settings settings,
      Metrics metrics,
      InstantSource clock) {}

  Knowledge(Ground ground) {
    var policy = IdentityPolicy.usual();
    var names = new Pseudonyms(ground.keyring().secret("identity", SECRET_BYTES));
    json = ground.json();
    fragments = new PostgresFragments(ground.jdbc(), ground.sealer(), json);
    var derivation = new Derivation(ground.jdbc(), fragments, policy, names::of);
    new Upgrade(ground.jdbc(), policy, names::of, ground.sealer(), json).run();
    var events = new PostgresEventStore(ground.jdbc(), policy, names::of, ground.sealer(), json);
    grid = Grid.open(ground.settings().profilesInMemory());
    var profiles = new View(grid.fragments(), fragments);
    intake = new Intake(events, profiles, tally -> count(ground.metrics(), tally));
    separations = new Separations(ground.jdbc(), policy, profiles::forget);
    identities = new IdentityReader(ground.jdbc(), policy);
    decided = new DecisionsSince(ground.jdbc())::of;
    rebuild = new Rebuild(profiles, fragments, derivation::all);
    subjects = new Subjects(profiles, policy, names::of);
    var importStore = new ImportStore(ground.jdbc(), Json.mapper());
    imports =
        new Imports(
            ground.settings().data().resolve("imports"), importStore, intake, json, ground.clock());
    quarantine =
        new Quarantine(
            events,
            intake,
            new RowRereader(importStore, json, new EventRereader(Json.mapper(), json)),
            new Quarantine.Ground(ground.jdbc(), ground.sealer(), ground.clock()));
    follower = new Follower(profiles, fragments);
    watch(ground.metrics());
  }

  private void watch(Metrics metrics) {
    var count =
        Caffeine.newBuilder().expireAfterWrite(COUNTED_EACH).build(all -> fragments.count());
    metrics.gauge("arbiter.profiles", count, one -> one.get("all"));
    metrics.gauge("arbiter.profile.cache.entries", grid, all -> all.statistics()[0]);
    metrics.counter("arbiter.profile.cache.hits", grid, all -> all.statistics()[1]);
    metrics.counter("arbiter.profile.cache.misses", grid, all -> all.statistics()[2]);
    metrics.gauge("arbiter.profile.changes.behind", follower, Follower::behind);
  }

  private static void count(Metrics metrics, Tally tally) {
    metrics.events("accepted", tally.accepted());
    metrics.events("duplicate", tally.duplicates());
    metrics.events("quarantined", tally.quarantined());
    tally.byCode().forEach((code, count) -> metrics.quarantine(code.wire(), count));
  }

  @Override
  public void close() {
    imports.close();
    intake.close();
    follower.close();
    grid.close();
  }
}
