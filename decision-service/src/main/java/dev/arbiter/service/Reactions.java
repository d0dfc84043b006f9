package dev.arbiter.service;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.events.matching.Matching;
import dev.arbiter.service.events.matching.Runner;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.releases.LiveReleases;
import dev.arbiter.service.segments.Classification;
import dev.arbiter.service.segments.Memberships;
import dev.arbiter.service.segments.Preview;
import dev.arbiter.service.segments.Segments;
import dev.arbiter.service.tiers.Tiers;
import dev.arbiter.service.traits.DeclaredTraits;
import dev.arbiter.service.triggers.Deciding;
import dev.arbiter.service.triggers.Dispatcher;
import dev.arbiter.service.triggers.FiringHistory;
import dev.arbiter.service.triggers.Firings;
import dev.arbiter.service.triggers.Streams;
import dev.arbiter.service.triggers.outlet.Outlets;
import dev.arbiter.service.triggers.outlet.Reach;
import dev.arbiter.service.triggers.outlet.Topics;
import java.time.Duration;

/** What the server does by itself: who belongs where, what follows, and who looks like whom. */
final class Reactions implements AutoCloseable {
  private static final Duration COUNTED_EACH = Duration.ofSeconds(10);

  final Memberships memberships;
  final DeclaredTraits traits;
  final Segments segments;
  final Preview preview;
  final Firings firings;
  final FiringHistory history;
  final Deciding deciding;
  final Outlets outlets;
  final Tiers tiers;
  final Matching matching;
  private final Classification classification;
  final Streams streams;
  private final Dispatcher dispatcher;
  private final Runner comparisons;

  Reactions(Knowledge.Ground ground, Knowledge knowledge, LiveReleases live, Decisions decisions) {
    var jdbc = ground.jdbc();
    var clock = ground.clock();
    var serving = new LiveSegments(live);
    memberships = new Memberships(knowledge.subjects::find, serving, clock);
    traits =
        new DeclaredTraits(
            new DeclaredTraits.Known(
                knowledge.subjects::find, knowledge.profiles, knowledge.fragments),
            serving,
            clock);
    segments = new Segments(jdbc, serving, clock);
    preview =
        new Preview(
            knowledge.profiles, knowledge.fragments, serving, new WrittenConditions(), clock);
    firings = new Firings(jdbc);
    history = new FiringHistory(jdbc);
    classification =
        new Classification(
            new Classification.Ground(
                jdbc, knowledge.profiles, knowledge.fragments, knowledge::followed, clock),
            serving,
            firings::add);
    var tierings = new LiveTiers(live, knowledge.intake);
    tiers =
        new Tiers(
            new Tiers.Ground(
                jdbc,
                knowledge.profiles,
                knowledge.fragments,
                knowledge::followed,
                knowledge.subjects::own,
                clock),
            tierings,
            tierings);
    var topics = ground.settings().kafka().map(kafka -> new Topics(kafka.connection()));
    var reach = new Reach(ground.settings().internalOutlets());
    outlets = new Outlets(jdbc, ground.sealer(), topics, reach, clock);
    deciding = new TriggeredDecisions(decisions, knowledge.subjects::find, live, clock);
    dispatcher = new Dispatcher(firings, deciding, outlets, clock);
    streams = new Streams(history, deciding, clock);
    matching = new Matching(jdbc, knowledge.likenesses, clock);
    comparisons =
        new Runner(
            new Runner.Ground(
                jdbc,
                knowledge.profiles,
                knowledge.fragments,
                knowledge.likenesses,
                clock,
                ground.settings().matchingPeople()),
            matching);
    watch(ground.metrics());
  }

  private void watch(Metrics metrics) {
    metrics.gauge("arbiter.segments.behind", classification, Classification::behind);
    var open = Caffeine.newBuilder().expireAfterWrite(COUNTED_EACH).build(all -> history.open());
    for (var state : new String[] {"due", "decided", "dead", "failed"}) {
      metrics.gauge(
          "arbiter.firings." + state, open, counts -> counts.get("all").getOrDefault(state, 0L));
    }
  }

  /** Works from now on; to be called when releases are served. */
  void start() {
    classification.start();
    dispatcher.start();
    streams.start();
    tiers.start();
    comparisons.start();
  }

  @Override
  public void close() {
    tiers.close();
    comparisons.close();
    classification.close();
    dispatcher.close();
    streams.close();
    outlets.close();
  }
}
