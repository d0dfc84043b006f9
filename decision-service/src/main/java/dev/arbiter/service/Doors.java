package dev.arbiter.service;

import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.http.AllowedOrigins;
import dev.arbiter.service.events.kafka.KafkaConsuming;
import dev.arbiter.service.events.kafka.KafkaFeed;
import dev.arbiter.service.events.webhook.Webhooks;
import dev.arbiter.service.http.Metrics;

/** The ways for events into the server that are parts of their own. */
final class Doors implements AutoCloseable {
  final AllowedOrigins origins;
  final Webhooks webhooks;
  final KafkaFeed kafka;

  Doors(Knowledge.Ground ground, Intake intake) {
    this.origins = ground.settings().origins();
    this.webhooks = new Webhooks(ground.jdbc(), ground.sealer(), ground.clock());
    this.kafka =
        new KafkaFeed(
            ground
                .settings()
                .kafka()
                .map(
                    settings ->
                        new KafkaConsuming(settings, intake, ground.json(), ground.clock())));
  }

  /** Opens those that take in events by themselves; to be called when all else is there. */
  void open(Metrics metrics) {
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
  }
}
