package dev.arbiter.service.profiles.bytes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbiter.domain.fact.Facts;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.infinispan.protostream.annotations.Proto;

/** The parts of a profile in ProtoStream. Instants are texts, which keep every digit. */
final class Entries {
  /** Reads every number that it wrote: what facts may hold was checked when they came. */
  private static final StreamReadConstraints OWN =
      StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build();

  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(OWN).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Entries() {}

  @Proto
  record IdentifierEntry(String kind, String value) {}

  @Proto
  record StatementEntry(String name, String value, String at, String event) {}

  @Proto
  record ConsentEntry(String purpose, boolean granted, String at, String source, String event) {}

  @Proto
  record EventEntry(
      String id,
      String type,
      String source,
      String occurredAt,
      List<IdentifierEntry> identifiers,
      String data) {}

  static String json(Object value) {
    return text(Map.of("value", value));
  }

  static String json(Facts facts) {
    return text(facts.asMap());
  }

  private static String text(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Object value(String json) {
    return facts(json).get("value").orElseThrow();
  }

  static Facts facts(String json) {
    try {
      return Facts.of(JSON.readValue(json, MAP));
    } catch (JsonProcessingException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }
}
