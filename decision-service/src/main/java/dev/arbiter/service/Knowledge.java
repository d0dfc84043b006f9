package dev.arbiter.service;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.format.PhoneNumbers;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Profiles;
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
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.events.identity.Photographer;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.events.identity.Separations;
import dev.arbiter.service.events.identity.Snapshots;
import dev.arbiter.service.events.quarantine.EventRereader;
import dev.arbiter.service.events.quarantine.Quarantine;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.imports.ImportStore;
import dev.arbiter.service.imports.Imports;
import dev.arbiter.service.imports.RowRereader;
import dev.arbiter.service.imports.reconciliation.Reconciliations;
import dev.arbiter.service.profiles.Follower;
import dev.arbiter.service.profiles.Rebuild;
import dev.arbiter.service.profiles.Subjects;
import dev.arbiter.service.profiles.View;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import dev.arbiter.service.profiles.grid.Grid;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/** What the running server knows of subjects: their events, and the profiles made of them. */
final class Knowledge implements AutoCloseable {
  private static final int SECRET_BYTES = 32;
  private static final Duration COUNTED_EACH = Duration.ofSeconds(10);

  /** What is asked for at one time is looked up once. */
  private static final Duration SCRAPE = Duration.ofMillis(100);

  final EventJson json;
  final PostgresFragments fragments;
  final Profiles profiles;
  final Intake intake;
  final Quarantine quarantine;
  final Imports imports;
  final StoredEvents stored;
  final Reconciliations reconciliations;
  final Rebuild rebuild;
  final Separations separations;
  final Likenesses likenesses;
  final IdentityReader identities;
  final DecisionLookup decided;
  final Subjects subjects;
  final Grid grid;
  private final Follower follower;
  private final Photographer photographer;

  /** What it stands on. */
  record Ground(
      Jdbc jdbc,
      Keyring keyring,
      SubjectKeys sealer,
      EventJson json,
      PhoneNumbers phones,
      Settings settings,
      Metrics metrics,
      InstantSource clock) {}

  Knowledge(Ground ground) {
    var policy = IdentityPolicy.usual();
    var names = new Pseudonyms(ground.keyring().secret("identity", SECRET_BYTES));
    json = ground.json();
    var snapshots = snapshots(ground);
    fragments = new PostgresFragments(ground.jdbc(), ground.sealer(), json, Optional.of(snapshots));
    var derivation = new Derivation(ground.jdbc(), fragments, policy, names::of);
    new Upgrade(ground.jdbc(), policy, names::of, ground.sealer(), json).run();
    var events = new PostgresEventStore(ground.jdbc(), policy, names::of, ground.sealer(), json);
    grid = grid(ground.settings());
    var view = new View(grid, fragments);
    profiles = view;
    intake = new Intake(events, profiles, tally -> count(ground.metrics(), tally));
    separations = new Separations(ground.jdbc(), policy, profiles::forget);
    likenesses = new Likenesses(ground.jdbc(), policy, profiles::forget);
    identities = new IdentityReader(ground.jdbc(), policy);
    decided = new DecisionsSince(ground.jdbc())::of;
    rebuild = new Rebuild(profiles, fragments, () -> derive(snapshots, derivation));
    subjects = new Subjects(profiles, policy, names::of, one -> one.standard(ground.phones()));
    var importStore = new ImportStore(ground.jdbc(), Json.mapper());
    imports =
        new Imports(
            ground.settings().data().resolve("imports"), importStore, intake, json, ground.clock());
    stored = new StoredEvents(ground.jdbc(), ground.sealer(), json);
    reconciliations = new Reconciliations(importStore, stored, json, ground.jdbc());
    quarantine =
        new Quarantine(
            events,
            intake,
            new RowRereader(importStore, json, new EventRereader(Json.mapper(), json)),
            new Quarantine.Ground(ground.jdbc(), ground.sealer(), ground.clock()));
    follower = new Follower(view, fragments);
    photographer = new Photographer(ground.jdbc(), snapshots, fragments);
    photographer.start();
    watch(ground.metrics());
  }

  /** The change that profiles show at least. */
  long followed() {
    return follower.seen();
  }

  private static Snapshots snapshots(Ground ground) {
    var bytes = new ProfileBytes();
    var form = new Snapshots.Form(ProfileBytes.format(), bytes::write, bytes::read);
    return new Snapshots(ground.jdbc(), ground.sealer(), form);
  }

  /** From the events alone. */
  private static Collection<String> derive(Snapshots snapshots, Derivation derivation) {
    snapshots.clear();
    return derivation.all();
  }

  private static Grid grid(Settings settings) {
    var inMemory = settings.profilesInMemory();
    return settings
        .cluster()
        .map(cluster -> Grid.join(inMemory, cluster))
        .orElseGet(() -> Grid.open(inMemory));
  }

  private void watch(Metrics metrics) {
    var count =
        Caffeine.newBuilder().expireAfterWrite(COUNTED_EACH).build(all -> fragments.count());
    metrics.gauge("arbiter.profiles", count, one -> one.get("all"));
    var census = Caffeine.newBuilder().expireAfterWrite(SCRAPE).build(all -> grid.census());
    metrics.gauge("arbiter.profile.cache.entries", census, one -> one.get("all").entries());
    metrics.gauge("arbiter.profile.cache.bytes", census, one -> one.get("all").bytes());
    metrics.gauge("arbiter.profile.bytes", census, one -> one.get("all").bytesPerEntry());
    metrics.gauge("arbiter.profile.cache.hit.ratio", census, one -> one.get("all").hitRatio());
    metrics.counter("arbiter.profile.cache.hits", census, one -> one.get("all").hits());
    metrics.counter("arbiter.profile.cache.misses", census, one -> one.get("all").misses());
    metrics.gauge("arbiter.profile.staleness.seconds", follower, Follower::staleSeconds);
    metrics.gauge("arbiter.grid.members", grid, Grid::members);
    metrics.gauge("arbiter.grid.available", grid, all -> all.isAvailable() ? 1 : 0);
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
    photographer.close();
    follower.close();
    grid.close();
  }
}
