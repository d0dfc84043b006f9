package dev.arbiter.service.events.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CloudEvents 1.0 (<a href="https://github.com/cloudevents/spec">the specification</a>, JSON
 * format) as our events. Thread-safe.
 *
 * <p>Ids of CloudEvents are unique within their source only, so that the id of the event is made of
 * both. The type is one of ours, with or without {@code dev.arbiter.} before it. Whom the event is
 * about say the identifiers in its data or, without them, its subject as {@code kind:value}.
 * Extension attributes are not kept.
 *
 * <p>Events of Arbiter become CloudEvents of the source {@code urn:arbiter}, which keep their ids;
 * the source that they had is the extension attribute {@code origin}. Their data have the parts
 * {@code identifiers}, {@code data} and, where the source wrote it otherwise, {@code original}.
 * What was written so is read as what it was.
 */
public final class CloudEvents {
  /** The media type of one CloudEvent with its attributes. */
  public static final String STRUCTURED = "application/cloudevents+json";

  /** The media type of an array of CloudEvents. */
  public static final String BATCH = "application/cloudevents-batch+json";

  private static final String VERSION = "1.0";
  private static final String PREFIX = "dev.arbiter.";
  private static final String OWN = "urn:arbiter";
  private static final String ORIGIN = "origin";
  private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type", "time");
  private static final Pattern JSON_TYPE =
      Pattern.compile("(?:[^/;\\s]+/)(?:[^;\\s]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  private final EventJson json;
  private final boolean restores;

  /** Reads what others send: nothing of it may pass for an event of Arbiter. */
  public CloudEvents(EventJson json) {
    this(json, false);
  }

  /**
   * @param restores whether events of Arbiter that were written once are read as what they were,
   *     with their ids and what their sources had written
   */
  public CloudEvents(EventJson json, boolean restores) {
    this.json = json;
    this.restores = restores;
  }

  /** Reads one CloudEvent in the JSON format; what is wrong with it becomes violations. */
  public Submission read(long index, JsonNode node, Instant receivedAt) {
    var record = new Foreign(index, node, receivedAt);
    if (!(node instanceof ObjectNode cloud)) {
      return record.refused(List.of(Violation.mismatch("event", "an object", "something else")));
    }
    var violations = new ArrayList<Violation>();
    REQUIRED.stream().sorted().forEach(name -> require(cloud, name, violations));
    checkContent(cloud, violations);
    var type = type(cloud.path("type").asText(), violations);
    var places = new HashMap<>(Map.of("occurredAt", "time"));
    if (cloud.path("source").asText().equals(OWN)) {
      require(cloud, ORIGIN, violations);
      if (!restores) {
        violations.add(
            Violation.outOfRange(
                "source", "another than %s, which operators alone may restore".formatted(OWN)));
      }
      return violations.isEmpty() ? own(record, cloud, type) : record.refused(violations);
    }
    var identifiers = identifiers(cloud, places, violations);
    if (!violations.isEmpty()) {
      return record.refused(violations);
    }
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", id(cloud.path("source").textValue(), cloud.path("id").textValue()));
    event.put("type", type);
    event.set("source", cloud.path("source"));
    event.set("occurredAt", cloud.path("time"));
    event.set("identifiers", identifiers);
    event.set("data", data(cloud.path("data")));
    return record.read(json, event, places);
  }

  private Submission own(Foreign record, ObjectNode cloud, String type) {
    var body = cloud.path("data");
    var event = JsonNodeFactory.instance.objectNode();
    event.set("id", cloud.path("id"));
    event.put("type", type);
    event.set("source", cloud.path(ORIGIN));
    event.set("occurredAt", cloud.path("time"));
    event.set("identifiers", body.path("identifiers"));
    event.set("data", body.path("data"));
    var places =
        Map.of(
            "source", ORIGIN,
            "occurredAt", "time",
            "identifiers", "data.identifiers",
            "data", "data.data");
    var read = record.read(json, event, places);
    return body.path("original") instanceof ObjectNode original
        ? read.event().map(one -> record.accepted(json.with(one, original))).orElse(read)
        : read;
  }

  /** One of our events as a CloudEvent in the JSON format, on one line. */
  public byte[] write(Event event, Instant receivedAt) {
    var out = new ByteArrayOutputStream();
    try (var cloud = Json.mapper().createGenerator(out)) {
      cloud.writeStartObject();
      cloud.writeStringField("specversion", VERSION);
      cloud.writeStringField("id", event.id());
      cloud.writeStringField("source", OWN);
      cloud.writeStringField("type", PREFIX + event.type());
      cloud.writeStringField("time", event.occurredAt().toString());
      cloud.writeStringField(ORIGIN, event.source());
      cloud.writeStringField("received", receivedAt.toString());
      cloud.writeStringField("datacontenttype", "application/json");
      cloud.writeFieldName("data");
      cloud.writeRawValue(new String(json.body(event), StandardCharsets.UTF_8));
      cloud.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static void require(ObjectNode cloud, String name, List<Violation> violations) {
    var value = cloud.path(name);
    if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank()) {
      violations.add(Violation.missing(name));
    } else if (!value.isTextual()) {
      violations.add(Violation.mismatch(name, "a text", "something else"));
    }
  }

  private static void checkContent(ObjectNode cloud, List<Violation> violations) {
    var version = cloud.path("specversion");
    if (version.isTextual() && !version.textValue().equals(VERSION)) {
      violations.add(Violation.outOfRange("specversion", VERSION));
    }
    var type = cloud.path("datacontenttype");
    if (cloud.has("data_base64")) {
      violations.add(Violation.mismatch("data_base64", "absent: data is JSON here", "binary data"));
    } else if (type.isTextual() && !JSON_TYPE.matcher(type.textValue()).matches()) {
      violations.add(Violation.outOfRange("datacontenttype", "application/json or absent"));
    }
  }

  private String type(String given, List<Violation> violations) {
    var type = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
    var known = json.schemas().types();
    if (!given.isBlank() && !known.contains(type)) {
      violations.add(
          0,
          new Violation(
              Violation.Code.UNPLANNED_EVENT,
              "type",
              "type must be one of %s, with or without %s before it"
                  .formatted(String.join(", ", known), PREFIX)));
    }
    return type;
  }

  private static JsonNode identifiers(
      ObjectNode cloud, Map<String, String> places, List<Violation> violations) {
    var within = cloud.path("data").path("identifiers");
    if (!within.isMissingNode()) {
      places.put("identifiers", "data.identifiers");
      return within;
    }
    var subject = cloud.path("subject");
    var identifiers = JsonNodeFactory.instance.objectNode();
    places.put("identifiers", "subject");
    if (subject.isTextual() && subject.textValue().indexOf(':') > 0) {
      var colon = subject.textValue().indexOf(':');
      var kind = subject.textValue().substring(0, colon);
      places.put("identifiers." + kind, "subject");
      return identifiers.put(kind, subject.textValue().substring(colon + 1));
    }
    violations.add(
        new Violation(
            subject.isMissingNode()
                ? Violation.Code.REQUIRED_MISSING
                : Violation.Code.DATATYPE_MISMATCH,
            "subject",
            "subject must be of the form kind:value, or data.identifiers must be given"));
    return identifiers;
  }

  private static JsonNode data(JsonNode data) {
    return data instanceof ObjectNode object ? object.deepCopy().without("identifiers") : data;
  }

  /** Unambiguous, for a source with the separator in it is hashed with the id. */
  private static String id(String source, String id) {
    return source.indexOf('#') < 0
        ? Foreign.id(source + "#" + id)
        : "hash-" + Foreign.digest(source.length() + "#" + source + id);
  }

  /**
   * A CloudEvent in binary mode, put together.
   *
   * @param attributes the values of the headers {@code ce-*}, by the rest of their names
   * @param contentType of the data
   */
  public static JsonNode binary(Map<String, String> attributes, String contentType, JsonNode data) {
    var cloud = JsonNodeFactory.instance.objectNode();
    attributes.forEach((name, value) -> cloud.set(name, TextNode.valueOf(HeaderText.read(value))));
    cloud.put("datacontenttype", contentType);
    cloud.set("data", data);
    return cloud;
  }
}
