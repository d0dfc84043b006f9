package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Exclusion;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Writes decisions as JSON, member by member, without reflection: the form of answers and log. */
public final class DecisionJson {
  private static final int TYPICAL_BYTES = 4_096;

  private DecisionJson() {}

  /** The answer in UTF-8. */
  public static byte[] bytes(Decision decision, Duration took) {
    var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try {
      write(bytes, decision, took);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the answer in UTF-8; the stream is neither flushed nor closed. */
  public static void write(OutputStream stream, Decision decision, Duration took)
      throws IOException {
    try (var json = Json.mapper().createGenerator(stream)) {
      write(json, decision, took);
    }
  }

  /**
   * Writes the answer as one object.
   *
   * @param took from the arrival of the request to the decision
   */
  public static void write(JsonGenerator json, Decision decision, Duration took)
      throws IOException {
    json.writeStartObject();
    members(json, decision);
    json.writeObjectFieldStart("timings");
    json.writeNumberField("totalMicros", took.toNanos() / 1_000);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Writes what is decided, without timings. */
  static void write(JsonGenerator json, Decision decision) throws IOException {
    json.writeStartObject();
    members(json, decision);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Decision decision) throws IOException {
    json.writeStringField("decisionId", decision.id());
    json.writeStringField("decidedAt", decision.decidedAt().toString());
    release(json, decision.release());
    json.writeArrayFieldStart("actions");
    for (var choice : decision.actions()) {
      choice(json, choice);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("excluded");
    for (var exclusion : decision.excluded()) {
      exclusion(json, exclusion);
    }
    json.writeEndArray();
    json.writeBooleanField("holdout", false);
  }

  private static void release(JsonGenerator json, ReleaseRef release) throws IOException {
    json.writeObjectFieldStart("release");
    json.writeStringField("project", release.project());
    json.writeNumberField("number", release.number());
    json.writeStringField("digest", release.digest());
    json.writeEndObject();
  }

  private static void choice(JsonGenerator json, Choice choice) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", choice.action());
    json.writeNumberField("rank", choice.rank());
    json.writeNumberField("propensity", choice.propensity());
    json.writeNumberField("priority", choice.priority());
    json.writeObjectFieldStart("treatment");
    for (var part : choice.treatment().entrySet()) {
      json.writeStringField(part.getKey(), part.getValue());
    }
    json.writeEndObject();
    if (!choice.items().isEmpty()) {
      items(json, choice.items());
    }
    reasons(json, choice.reasons());
    json.writeEndObject();
  }

  private static void items(JsonGenerator json, List<Item> items) throws IOException {
    json.writeArrayFieldStart("items");
    for (var item : items) {
      json.writeStartObject();
      json.writeStringField("product", item.product());
      json.writeStringField("name", item.name());
      json.writeNumberField("rank", item.rank());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void exclusion(JsonGenerator json, Exclusion exclusion) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", exclusion.action());
    json.writeStringField("stage", exclusion.stage().wire());
    reasons(json, exclusion.reasons());
    json.writeEndObject();
  }

  private static void reasons(JsonGenerator json, List<Reason> reasons) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (var reason : reasons) {
      ReasonJson.write(json, reason);
    }
    json.writeEndArray();
  }
}
