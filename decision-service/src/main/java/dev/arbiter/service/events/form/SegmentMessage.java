package dev.arbiter.service.events.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.fact.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One message of Segment: what all its calls have in common. For one thread. */
final class SegmentMessage {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** What the parts of our events are called in all messages. */
  static final Map<String, String> PLACES =
      Map.of(
          "id", "messageId",
          "occurredAt", "timestamp",
          "identifiers.customer", "userId",
          "identifiers.anonymous", "anonymousId",
          "identifiers.email", "traits.email",
          "identifiers.phone", "traits.phone",
          "data.traits", "traits");

  private final ObjectNode node;
  private final Sender sender;
  private final Optional<String> sentAt;
  private final Instant receivedAt;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param sentAt when the batch was sent that it came in
   */
  SegmentMessage(ObjectNode node, Sender sender, Optional<String> sentAt, Instant receivedAt) {
    this.node = node;
    this.sender = sender;
    this.sentAt = sentAt;
    this.receivedAt = receivedAt;
  }

  JsonNode at(String name) {
    return node.path(name);
  }

  /** What is wrong with it so far. */
  List<Violation> violations() {
    return violations;
  }

  void violates(Violation violation) {
    violations.add(violation);
  }

  /**
   * An event of this message, without its data.
   *
   * @param line which of several it is, from 1; 0 if it is the only one
   */
  ObjectNode event(String type, int line) {
    var id = sender.prefix() + text("messageId").orElse("");
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", Foreign.id(line == 0 ? id : id + "#" + line));
    event.put("type", type);
    event.put("source", sender.source());
    event.put("occurredAt", time().toString());
    event.set("identifiers", identifiers());
    return event;
  }

  /** Says what every message needs and this one lacks. */
  void check() {
    if (text("messageId").isEmpty()) {
      violations.add(Violation.missing("messageId"));
    }
    if (identifiers().isEmpty()) {
      violations.add(
          new Violation(
              Violation.Code.REQUIRED_MISSING, "userId", "userId is required, or anonymousId"));
    }
    time(violations);
  }

  /** All by which the message names its subject, as it says them. */
  private ObjectNode identifiers() {
    var identifiers = JsonNodeFactory.instance.objectNode();
    put(identifiers, "customer", at("userId"));
    put(identifiers, "anonymous", at("anonymousId"));
    if (at("type").asText().equals(Segment.IDENTIFY)) {
      put(identifiers, "email", at("traits").path("email"));
      put(identifiers, "phone", at("traits").path("phone"));
    }
    if (Segment.isUnsubscription(this)) {
      // Providers of e-mail often know no more of whom they wrote to.
      put(identifiers, "email", at("context").path("traits").path("email"));
    }
    if (at("type").asText().equals(Segment.ALIAS)) {
      var previous = at("previousId");
      put(identifiers, isAnonymous(previous) ? "anonymous" : "customer", previous);
    }
    return identifiers;
  }

  /** Libraries make anonymous ids as UUIDs, and alias to a known user from either kind. */
  private boolean isAnonymous(JsonNode previous) {
    return previous.equals(at("anonymousId")) || UUID.matcher(previous.asText()).matches();
  }

  private static void put(ObjectNode identifiers, String kind, JsonNode value) {
    if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank()) {
      return;
    }
    if (identifiers.has(kind) && !identifiers.path(kind).equals(value)) {
      var both = JsonNodeFactory.instance.arrayNode().add(identifiers.path(kind)).add(value);
      identifiers.set(kind, both);
    } else {
      identifiers.set(kind, value);
    }
  }

  private Instant time() {
    return time(new ArrayList<>());
  }

  /**
   * When it happened by our clock: the clock of the sender is off by as much as the message seems
   * to have travelled (Segment, Common Fields, timestamps).
   */
  private Instant time(List<Violation> wrong) {
    var received = instant("receivedAt", text("receivedAt"), wrong).orElse(receivedAt);
    var sent = instant("sentAt", text("sentAt").or(() -> sentAt), wrong);
    var original = instant("originalTimestamp", text("originalTimestamp"), wrong);
    var timestamp = instant("timestamp", text("timestamp"), wrong);
    var happened = original.or(() -> timestamp);
    return happened
        .map(at -> sent.map(clock -> at.plus(Duration.between(clock, received))).orElse(at))
        .orElse(received);
  }

  /** Within bounds, so that none of the sums overflows. */
  private static Optional<Instant> instant(
      String name, Optional<String> text, List<Violation> wrong) {
    try {
      var instant = text.map(given -> OffsetDateTime.parse(given).toInstant());
      if (instant.filter(one -> one.isBefore(EARLIEST) || one.isAfter(LATEST)).isPresent()) {
        wrong.add(Violation.outOfRange(name, "between the years 1970 and 9999"));
        return Optional.empty();
      }
      return instant;
    } catch (DateTimeParseException unreadable) {
      wrong.add(
          Violation.mismatch(name, "an instant such as 2026-11-22T10:00:00Z", "another text"));
      return Optional.empty();
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(at(name).textValue()).filter(text -> !text.isBlank());
  }
}
