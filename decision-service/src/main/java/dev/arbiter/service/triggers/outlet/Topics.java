package dev.arbiter.service.triggers.outlet;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Topics of Kafka. The key of a record is the id of the profile, so that what concerns one subject
 * keeps its order; the header {@code webhook-id} is the id of the message. Connected when first
 * used. Thread-safe.
 */
public final class Topics implements AutoCloseable {
  private static final long SECONDS = 10;

  private final Map<String, Object> settings;
  private @Nullable Producer<String, byte[]> producer;

  /**
   * @param settings of the client: addresses of brokers, and those of TLS and SASL
   */
  public Topics(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("acks", "all");
    all.put("enable.idempotence", true);
    all.put("delivery.timeout.ms", (int) TimeUnit.SECONDS.toMillis(SECONDS));
    all.put("request.timeout.ms", (int) TimeUnit.SECONDS.toMillis(SECONDS / 2));
    all.put("max.block.ms", TimeUnit.SECONDS.toMillis(SECONDS));
    this.settings = Map.copyOf(all);
  }

  /** Empty if the brokers have it, else why not. */
  Optional<String> send(String topic, Message message) {
    var entry = new ProducerRecord<>(topic, message.profile(), message.bytes());
    entry.headers().add("webhook-id", message.id().getBytes(StandardCharsets.UTF_8));
    try {
      producer().send(entry).get(SECONDS + 1, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException failed) {
      var cause = failed.getCause();
      return Optional.of(
          "The brokers did not take it: "
              + (cause == null ? failed : cause).getClass().getSimpleName());
    } catch (TimeoutException late) {
      return Optional.of("The brokers did not answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("The server was stopped");
    }
  }

  private synchronized Producer<String, byte[]> producer() {
    var open = producer;
    if (open == null) {
      var thread = Thread.currentThread();
      var before = thread.getContextClassLoader();
      thread.setContextClassLoader(KafkaProducer.class.getClassLoader());
      try {
        open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      } finally {
        thread.setContextClassLoader(before);
      }
      producer = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(java.time.Duration.ofSeconds(SECONDS));
    }
  }
}
