package dev.arbiter.service.events.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far this node has come with the topics.
 *
 * @param stalled whether it waits, because something failed, and will try again
 * @param partitions those assigned to this node, as {@code topic/number}
 * @param consumed records that were committed to the database since the start
 * @param quarantined how many of them were refused
 * @param lag records of those partitions that were not read yet, as far as is known
 * @param failures in a row, since something went well
 * @param problem what failed last, until something goes well
 */
public record KafkaState(
    List<String> topics,
    String group,
    boolean stalled,
    List<String> partitions,
    long consumed,
    long quarantined,
    long lag,
    int failures,
    Optional<String> problem,
    Instant at) {
  public KafkaState {
    topics = List.copyOf(topics);
    partitions = List.copyOf(partitions);
  }

  static KafkaState begin(KafkaSettings settings, Instant at) {
    return new KafkaState(
        settings.topics(), settings.group(), false, List.of(), 0, 0, 0, 0, Optional.empty(), at);
  }

  KafkaState succeeded(long consumed, long quarantined, Instant at) {
    return new KafkaState(
        topics,
        group,
        false,
        partitions,
        this.consumed + consumed,
        this.quarantined + quarantined,
        lag,
        0,
        Optional.empty(),
        at);
  }

  KafkaState failed(String problem, Instant at) {
    return new KafkaState(
        topics,
        group,
        true,
        partitions,
        consumed,
        quarantined,
        lag,
        failures + 1,
        Optional.of(problem),
        at);
  }

  KafkaState assigned(List<String> partitions, long lag, Instant at) {
    return new KafkaState(
        topics, group, stalled, partitions, consumed, quarantined, lag, failures, problem, at);
  }
}
