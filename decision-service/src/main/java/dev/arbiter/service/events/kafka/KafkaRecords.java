package dev.arbiter.service.events.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.form.CloudEvents;
import dev.arbiter.service.http.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of Kafka as events: one of ours as JSON, or a CloudEvent, with its attributes in the
 * value or, by the <a href="https://github.com/cloudevents/spec">Kafka binding</a>, in the headers
 * {@code ce_*}. Whatever is refused is called by its topic, partition and offset. Thread-safe.
 */
final class KafkaRecords {
  private static final String BINARY = "ce_";
  private static final String JSON_TYPE = "application/json";

  private final EventJson json;
  private final CloudEvents clouds;
  private final InstantSource clock;

  KafkaRecords(EventJson json, InstantSource clock) {
    this.json = json;
    this.clouds = new CloudEvents(json);
    this.clock = clock;
  }

  /** Reads one record; what is wrong with it becomes violations. */
  Submission read(ConsumerRecord<byte[], byte[]> record) {
    var value = record.value();
    if (value == null) {
      return refused(record, Violation.missing("value"));
    }
    try {
      var read = read(record, JsonBodies.tree(value));
      return read.event().isPresent()
          ? read
          : Submission.refused(place(record), id(record), read.violations(), read.original());
    } catch (ArbiterException malformed) {
      return refused(record, Violation.mismatch("value", "one JSON object", "something else"));
    }
  }

  /** The record as one that could be read and not be stored. */
  Submission unstorable(ConsumerRecord<byte[], byte[]> record) {
    return refused(record, Violation.outOfRange("value", "an event that can be stored"));
  }

  private Submission read(ConsumerRecord<byte[], byte[]> record, JsonNode node) {
    var now = clock.instant();
    var attributes = attributes(record);
    if (attributes.containsKey("specversion")) {
      var type = text(record, "content-type");
      var cloud = CloudEvents.binary(attributes, type.isEmpty() ? JSON_TYPE : type, node);
      return clouds.read(place(record), cloud, now);
    }
    return node.has("specversion")
        ? clouds.read(place(record), node, now)
        : json.read(place(record), node, now);
  }

  private static Submission refused(ConsumerRecord<byte[], byte[]> record, Violation violation) {
    var value = record.value() == null ? new byte[0] : record.value();
    return Submission.refused(place(record), id(record), List.of(violation), () -> value);
  }

  /** So that the quarantine shows the offset, for it counts lines from 1. */
  private static long place(ConsumerRecord<byte[], byte[]> record) {
    return record.offset() - 1;
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return "kafka:%s/%d/%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> record) {
    var attributes = new TreeMap<String, String>();
    for (var header : record.headers()) {
      if (header.key().startsWith(BINARY) && header.value() != null) {
        attributes.put(
            header.key().substring(BINARY.length()),
            new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return attributes;
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    var last = record.headers().lastHeader(header);
    return last == null || last.value() == null
        ? ""
        : new String(last.value(), StandardCharsets.UTF_8);
  }
}
