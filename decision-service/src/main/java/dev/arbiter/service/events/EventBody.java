package dev.arbiter.service.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.SortedSet;

/**
 * Writes the personal part of an event: its identifiers by kind, its data, and what of it the
 * source wrote otherwise.
 */
final class EventBody {
  private static final int USUAL_BYTES = 512;

  private EventBody() {}

  static byte[] of(Event event, ObjectMapper mapper) {
    var out = new ByteArrayOutputStream(USUAL_BYTES);
    try (var body = mapper.createGenerator(out)) {
      body.writeStartObject();
      body.writeObjectFieldStart("identifiers");
      identifiers(body, event.identifiers());
      body.writeEndObject();
      facts(body, "data", event.data());
      if (!event.original().isEmpty()) {
        facts(body, "original", event.original());
      }
      body.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** By kind; in their order those of one kind follow each other. */
  private static void identifiers(JsonGenerator body, SortedSet<Identifier> identifiers)
      throws IOException {
    var kind = "";
    for (var one : identifiers) {
      if (!one.kind().equals(kind)) {
        if (!kind.isEmpty()) {
          body.writeEndArray();
        }
        kind = one.kind();
        body.writeArrayFieldStart(kind);
      }
      body.writeString(one.value());
    }
    body.writeEndArray();
  }

  private static void facts(JsonGenerator body, String field, Facts facts) throws IOException {
    body.writeObjectFieldStart(field);
    for (var fact : facts.asMap().entrySet()) {
      body.writeFieldName(fact.getKey());
      value(body, fact.getValue());
    }
    body.writeEndObject();
  }

  /** The usual values without looking for who writes them, which costs more than the writing. */
  private static void value(JsonGenerator body, Object value) throws IOException {
    if (value instanceof String text) {
      body.writeString(text);
    } else if (value instanceof BigDecimal number) {
      body.writeNumber(number);
    } else {
      body.writePOJO(value);
    }
  }
}
