package dev.arbiter.service;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.webhook.Webhooks;
import java.time.InstantSource;

/** The ways for events into the server that are parts of their own. */
final class Doors {
  final Webhooks webhooks;

  Doors(Jdbc jdbc, Sealer sealer, InstantSource clock) {
    webhooks = new Webhooks(jdbc, sealer, clock);
  }
}
