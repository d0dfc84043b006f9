package dev.arbiter.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Originals;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Events as JSON, in both directions. Thread-safe. */
public final class EventJson {
  private static final Set<String> FIELDS =
      Set.of("id", "type", "source", "occurredAt", "identifiers", "data");

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final ObjectMapper mapper;
  private final Supplier<EventSchemas> schemas;

  /**
   * @param mapper reads numbers as {@link java.math.BigDecimal}
   * @param schemas of the events that are acceptable now
   */
  public EventJson(ObjectMapper mapper, Supplier<EventSchemas> schemas) {
    this.mapper = mapper;
    this.schemas = schemas;
  }

  /** Reads events of the types that every installation has. */
  public EventJson(ObjectMapper mapper) {
    this(mapper, () -> EventSchemas.USUAL);
  }

  /** The schemas of the events that are acceptable now. */
  public EventSchemas schemas() {
    return schemas.get();
  }

  /** Reads one record received at an instant; what is wrong with it becomes violations. */
  public Submission read(long index, JsonNode node, Instant receivedAt) {
    var violations = new ArrayList<Violation>();
    if (!(node instanceof ObjectNode object)) {
      violations.add(Violation.mismatch("event", "an object", kind(node)));
      return Submission.refused(index, contentId(node), violations, () -> bytes(node));
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                violations.add(
                    new Violation(
                        Violation.Code.ADDITIONAL_PROPERTIES,
                        clip(name),
                        clip(name) + " is not a field of events"));
              }
            });
    var id = text(object, "id", violations);
    var type = text(object, "type", violations);
    var source = text(object, "source", violations);
    var occurredAt = instant(object, violations);
    var originals = new Originals();
    var identifiers = identifiers(object.path("identifiers"), originals, violations);
    var data = data(object.path("data"), violations);
    if (violations.isEmpty()) {
      try {
        var event = new Event(id, type, source, occurredAt, identifiers, data, originals.facts());
        return Submission.of(index, schemas().check(event, receivedAt), () -> bytes(node));
      } catch (ViolationException refused) {
        violations.add(refused.violation());
      }
    }
    var usable = !id.isBlank() && id.length() <= 128 && id.indexOf('\0') < 0;
    return Submission.refused(index, usable ? id : contentId(node), violations, () -> bytes(node));
  }

  /** The personal part of an event, to be sealed. */
  public byte[] body(Event event) {
    return EventBody.of(event, mapper);
  }

  public Event event(String id, String type, String source, Instant occurredAt, byte[] body) {
    try {
      var node = mapper.readTree(body);
      var violations = new ArrayList<Violation>();
      var identifiers = identifiers(node.path("identifiers"), new Originals(), violations);
      var data = data(node.path("data"), violations);
      var original = data(node.path("original"), violations);
      if (!violations.isEmpty()) {
        throw new IllegalStateException("event " + id + " was kept and is not acceptable");
      }
      return new Event(id, type, source, occurredAt, identifiers, data, original);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("event " + id + " is not readable", unreadable);
    }
  }

  /** The event with what its source wrote otherwise, as far as that can be read. */
  public Event with(Event event, ObjectNode original) {
    return event.written(data(original, new ArrayList<>()));
  }

  private static String text(ObjectNode object, String field, List<Violation> violations) {
    var value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      violations.add(Violation.missing(field));
    } else if (!value.isTextual()) {
      violations.add(Violation.mismatch(field, "a text", kind(value)));
    } else if (value.textValue().indexOf('\0') >= 0) {
      violations.add(Violation.outOfRange(field, "a text without the character U+0000"));
    }
    return value.isTextual() ? value.textValue() : "";
  }

  private static Instant instant(ObjectNode object, List<Violation> violations) {
    var before = violations.size();
    var text = text(object, "occurredAt", violations);
    try {
      return before == violations.size() ? OffsetDateTime.parse(text).toInstant() : Instant.EPOCH;
    } catch (DateTimeParseException unreadable) {
      violations.add(
          Violation.mismatch(
              "occurredAt", "an instant such as 2026-11-22T10:00:00Z", "another text"));
      return Instant.EPOCH;
    }
  }

  private static SortedSet<Identifier> identifiers(
      JsonNode node, Originals originals, List<Violation> violations) {
    var identifiers = new TreeSet<Identifier>();
    if (node.isMissingNode() || node.isNull() || node.isEmpty()) {
      violations.add(Violation.missing("identifiers"));
      return identifiers;
    }
    if (!node.isObject() || node.size() > 20) {
      violations.add(
          Violation.mismatch("identifiers", "an object of at most 20 kinds", kind(node)));
      return identifiers;
    }
    for (var entry : node.properties()) {
      var values = entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue());
      for (var value : values) {
        identifier(clip(entry.getKey()), value, violations)
            .ifPresent(
                one -> {
                  identifiers.add(one);
                  originals.add(one, value.textValue());
                });
      }
    }
    return identifiers;
  }

  private static Optional<Identifier> identifier(
      String kind, JsonNode value, List<Violation> violations) {
    if (!value.isTextual()) {
      violations.add(Violation.mismatch("identifiers." + kind, "a text", kind(value)));
      return Optional.empty();
    }
    try {
      return Optional.of(new Identifier(kind, value.textValue()));
    } catch (ViolationException refused) {
      violations.add(refused.violation());
      return Optional.empty();
    }
  }

  private Facts data(JsonNode node, List<Violation> violations) {
    if (node.isMissingNode() || node.isNull()) {
      return Facts.none();
    }
    if (!node.isObject()) {
      violations.add(Violation.mismatch("data", "an object", kind(node)));
      return Facts.none();
    }
    try {
      return Facts.of(mapper.convertValue(node, MAP));
    } catch (ViolationException refused) {
      var at = refused.violation();
      violations.add(new Violation(at.code(), "data." + at.path(), "data." + at.message()));
      return Facts.none();
    }
  }

  /** Why a record is refused, without its content. */
  String violations(List<Violation> violations) {
    var list = mapper.createArrayNode();
    for (var violation : violations) {
      list.addObject()
          .put("code", violation.code().wire())
          .put("path", violation.path())
          .put("message", violation.message());
    }
    return list.toString();
  }

  private byte[] bytes(Object node) {
    try {
      return mapper.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String contentId(JsonNode node) {
    return "content-" + UUID.nameUUIDFromBytes(bytes(node));
  }

  private static String clip(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      default -> "nothing";
    };
  }
}
