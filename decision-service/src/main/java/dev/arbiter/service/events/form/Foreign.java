package dev.arbiter.service.events.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.http.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A record of another form.
 *
 * @param index its place in what was handed in
 * @param original what is kept if it is refused
 * @param receivedAt when it came
 */
record Foreign(long index, JsonNode original, Instant receivedAt) {
  private static final int MAX_ID = 128;

  /** A record that is refused before it could be made an event. */
  Submission refused(List<Violation> violations) {
    return Submission.refused(
        index,
        "content-" + digest(new String(bytes(), StandardCharsets.UTF_8)),
        violations,
        this::bytes);
  }

  /** A record that is accepted as this event. */
  Submission accepted(Event event) {
    return Submission.acceptable(index, event, this::bytes);
  }

  /**
   * Reads the event that was made of it.
   *
   * @param places what parts of the event are called in the record; the longest that fits counts
   */
  Submission read(EventJson json, ObjectNode event, Map<String, String> places) {
    var read = json.read(index, event, receivedAt);
    return read.event()
        .map(this::accepted)
        .orElseGet(
            () ->
                Submission.refused(
                    index,
                    read.id(),
                    read.violations().stream().map(one -> renamed(one, places)).toList(),
                    this::bytes));
  }

  private static Violation renamed(Violation violation, Map<String, String> places) {
    var path = violation.path();
    for (var end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      var place = places.get(path.substring(0, end));
      if (place != null) {
        var renamed = place + path.substring(end);
        var message = violation.message();
        return new Violation(
            violation.code(),
            renamed,
            message.startsWith(path) ? renamed + message.substring(path.length()) : message);
      }
    }
    return violation;
  }

  /** The text if it can be the id of an event, else one that is derived from it. */
  static String id(String text) {
    return text.length() <= MAX_ID ? text : "hash-" + digest(text);
  }

  /** The first half of the SHA-256 of a text. */
  static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private byte[] bytes() {
    try {
      return Json.mapper().writeValueAsBytes(original);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
