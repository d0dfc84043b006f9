package dev.arbiter.service.events.kafka;

import java.util.Optional;

/**
 * Whether events come from Kafka.
 *
 * @param consuming empty if they do not
 */
public record KafkaFeed(Optional<KafkaConsuming> consuming) {}
