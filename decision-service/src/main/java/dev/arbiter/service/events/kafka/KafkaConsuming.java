package dev.arbiter.service.events.kafka;

import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Intake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the records of topics as events, at least once: an offset is committed only after the
 * events up to it are in the database, where the id of an event makes it count once.
 *
 * <p>While the intake fails, the partitions are paused and read again from the first record that is
 * not in the database; the node stays in its group meanwhile. Thread-safe.
 */
public final class KafkaConsuming implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaConsuming.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BACKOFF_SECONDS = 30;
  private static final int MOST_DOUBLED = 5;

  private final KafkaSettings settings;
  private final PartitionIntake intake;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "arbiter-kafka");
  private volatile KafkaState state;
  private volatile Optional<Consumer<byte[], byte[]>> open = Optional.empty();
  private Instant stalledUntil = Instant.EPOCH;

  /** Whether there are records that the intake did not take and that will come again. */
  private boolean retrying;

  public KafkaConsuming(
      KafkaSettings settings, Intake intake, EventJson json, InstantSource clock) {
    this.settings = settings;
    this.intake = new PartitionIntake(intake, new KafkaRecords(json, clock));
    this.clock = clock;
    this.state = KafkaState.begin(settings, clock.instant());
  }

  /** Consumes from now on, in a thread of its own. */
  public void start() {
    thread.setContextClassLoader(KafkaConsuming.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  public KafkaState state() {
    return state;
  }

  private void run() {
    while (!isClosing()) {
      try (var consumer = consumer()) {
        open = Optional.of(consumer);
        consumer.subscribe(settings.topics());
        while (!isClosing()) {
          step(consumer);
        }
      } catch (WakeupException closed) {
        LOG.debug("The consumer was told to close");
      } catch (RuntimeException | Error failed) {
        failed(failed);
        retrying = false;
        await(backoff());
      } finally {
        open = Optional.empty();
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        settings.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void step(Consumer<byte[], byte[]> consumer) {
    var records = consumer.poll(POLL);
    if (clock.instant().isBefore(stalledUntil)) {
      // Of partitions that were assigned while the others are paused.
      rewind(consumer, records, records.partitions());
    } else {
      consumer.resume(consumer.paused());
      take(consumer, records);
    }
    look(consumer);
  }

  private void take(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    var left = new ArrayList<>(records.partitions());
    while (!left.isEmpty()) {
      var partition = left.get(0);
      var part = records.records(partition);
      try {
        var tally = intake.accept(partition, part);
        state = state.succeeded(tally.read(), tally.quarantined(), clock.instant());
        retrying = false;
      } catch (RuntimeException failed) {
        failed(failed);
        retrying = true;
        stalledUntil = clock.instant().plus(backoff());
        rewind(consumer, records, left);
        return;
      }
      commit(consumer, partition, part.get(part.size() - 1).offset() + 1);
      left.remove(0);
    }
  }

  /** Sees to it that the records of these partitions come again, when they are read again. */
  private static void rewind(
      Consumer<byte[], byte[]> consumer,
      ConsumerRecords<byte[], byte[]> records,
      Collection<TopicPartition> partitions) {
    for (var partition : partitions) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, records.records(partition).get(0).offset());
      }
    }
    consumer.pause(consumer.assignment());
  }

  /** An offset that cannot be committed means duplicates, which change nothing. */
  private void commit(Consumer<byte[], byte[]> consumer, TopicPartition partition, long next) {
    var offset = Map.of(partition, new OffsetAndMetadata(next));
    try {
      consumer.commitSync(offset);
    } catch (WakeupException closed) {
      consumer.commitSync(offset);
      throw closed;
    } catch (KafkaException failed) {
      LOG.warn("An offset of {} cannot be committed: {}", partition, failed.getMessage());
    }
  }

  private void look(Consumer<byte[], byte[]> consumer) {
    var assigned = consumer.assignment();
    var lag = assigned.stream().mapToLong(one -> consumer.currentLag(one).orElse(0)).sum();
    var names =
        assigned.stream()
            .sorted(
                Comparator.comparing(TopicPartition::topic)
                    .thenComparing(TopicPartition::partition))
            .map(one -> one.topic() + "/" + one.partition())
            .toList();
    state = state.assigned(names, lag, clock.instant());
    if (!retrying && state.failures() > 0) {
      state = state.succeeded(0, 0, clock.instant());
    }
  }

  private void failed(Throwable failed) {
    if (state.failures() == 0) {
      LOG.error("Records of Kafka cannot be taken in; it is tried again and again", failed);
    }
    state = state.failed(String.valueOf(failed.getMessage()), clock.instant());
  }

  private Duration backoff() {
    var doubled = Math.min(Math.max(0, state.failures() - 1), MOST_DOUBLED);
    return Duration.ofSeconds(Math.min(MAX_BACKOFF_SECONDS, 1L << doubled));
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void await(Duration pause) {
    try {
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("The consumer was told to close");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Ends what is being taken in and commits its offset, then leaves the group. */
  @Override
  public void close() {
    closing.countDown();
    open.ifPresent(Consumer::wakeup);
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
