package dev.arbiter.service;

import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.form.CloudEvents;
import dev.arbiter.service.events.kafka.KafkaConsuming;
import dev.arbiter.service.events.kafka.KafkaFeed;
import dev.arbiter.service.events.lake.Lake;
import dev.arbiter.service.events.lake.LakeSettings;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.events.webhook.Webhooks;
import dev.arbiter.service.http.AllowedOrigins;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.sources.Sources;
import java.util.Optional;

/** The ways for events into the server, and out of it, that are parts of their own. */
final class Doors implements AutoCloseable {
  final AllowedOrigins origins;
  final Webhooks webhooks;
  final KafkaFeed kafka;
  final Sources sources;
  private final Optional<Lake> lake;

  Doors(Knowledge.Ground ground, Intake intake, StoredEvents stored) {
    this.origins = ground.settings().origins();
    this.webhooks = new Webhooks(ground.jdbc(), ground.sealer(), ground.clock());
    this.sources = new Sources(ground.jdbc(), ground.json()::schemas, ground.clock());
    this.lake = ground.settings().lake().map(settings -> lake(ground, stored, settings));
    this.kafka =
        new KafkaFeed(
            ground
                .settings()
                .kafka()
                .map(
                    settings ->
                        new KafkaConsuming(settings, intake, ground.json(), ground.clock())));
  }

  private static Lake lake(Knowledge.Ground ground, StoredEvents stored, LakeSettings settings) {
    return new Lake(
        ground.jdbc(), stored, new CloudEvents(ground.json()), settings, ground.clock());
  }

  /** Opens those that take in events by themselves; to be called when all else is there. */
  void open(Metrics metrics) {
    lake.ifPresent(
        one -> {
          metrics.gauge("arbiter.lake.behind", one, Lake::behind);
          one.start();
        });
    kafka
        .consuming()
        .ifPresent(
            consuming -> {
              metrics.counter("arbiter.kafka.consumed", consuming, one -> one.state().consumed());
              metrics.counter(
                  "arbiter.kafka.quarantined", consuming, one -> one.state().quarantined());
              metrics.gauge("arbiter.kafka.lag", consuming, one -> one.state().lag());
              metrics.gauge(
                  "arbiter.kafka.stalled", consuming, one -> one.state().stalled() ? 1 : 0);
              consuming.start();
            });
  }

  @Override
  public void close() {
    kafka.consuming().ifPresent(KafkaConsuming::close);
    lake.ifPresent(Lake::close);
  }
}
