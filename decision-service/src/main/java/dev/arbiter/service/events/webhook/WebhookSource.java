package dev.arbiter.service.events.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * A source that may send webhooks.
 *
 * @param name as in the address of its webhooks
 * @param changedAt when its secret was made
 * @param previousUntil how long the secret before is good too, if there is one
 */
public record WebhookSource(
    String name,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    Optional<Instant> previousUntil) {}
