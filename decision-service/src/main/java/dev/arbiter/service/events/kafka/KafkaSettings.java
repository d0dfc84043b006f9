package dev.arbiter.service.events.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From where events are consumed.
 *
 * @param bootstrap addresses of brokers, {@code host:port}
 * @param topics whose records are events
 * @param group the consumer group; the nodes of one installation share it
 * @param more settings of the client, such as those of TLS and SASL; may hold passwords
 */
public record KafkaSettings(
    String bootstrap, List<String> topics, String group, Map<String, String> more) {
  private static final int MAX_RECORDS = 500;
  private static final int MAX_FETCH_BYTES = 8 << 20;

  public KafkaSettings {
    topics = List.copyOf(topics);
    more = Map.copyOf(more);
  }

  /** What any client needs to reach the brokers. */
  public Map<String, Object> connection() {
    var all = new TreeMap<String, Object>(more);
    all.put("bootstrap.servers", bootstrap);
    all.put("metric.reporters", new ArrayList<>());
    return all;
  }

  /**
   * What the client is given. What makes loss impossible cannot be overridden: offsets are
   * committed by hand, and a group without any begins at the beginning.
   */
  Map<String, Object> client() {
    var all = new TreeMap<String, Object>();
    all.put("session.timeout.ms", 15_000);
    all.put("metadata.max.age.ms", 30_000);
    all.put("reconnect.backoff.max.ms", 10_000);
    all.put("max.poll.records", MAX_RECORDS);
    all.put("fetch.max.bytes", MAX_FETCH_BYTES);
    all.put("metric.reporters", new ArrayList<>());
    all.putAll(more);
    all.put("bootstrap.servers", bootstrap);
    all.put("group.id", group);
    all.put("enable.auto.commit", false);
    all.put("auto.offset.reset", "earliest");
    all.put("isolation.level", "read_committed");
    all.put("allow.auto.create.topics", false);
    return all;
  }

  /** Without what may hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrap + " " + topics + " " + group + "]";
  }
}
