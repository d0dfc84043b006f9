package dev.arbiter.service.decisions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.service.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the record of a decision: the answer and the closed world that it depended on. */
final class RecordJson {
  private static final int TYPICAL_BYTES = 8_192;

  private RecordJson() {}

  /**
   * @param engine name and version of what evaluated the rules
   */
  static byte[] bytes(Answer answer, String engine) {
    var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (var json = Json.mapper().createGenerator(bytes)) {
      var record = answer.record();
      json.writeStartObject();
      json.writeFieldName("answer");
      json.writeRawValue(new SerializedString(new String(answer.json(), StandardCharsets.UTF_8)));
      json.writePOJOField("request", record.request());
      json.writeObjectFieldStart("world");
      world(json, record, engine);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The record of an evaluation: what was asked, what was answered, and what it depended on. */
  static byte[] bytes(Evaluation evaluation, String engine) {
    try {
      return Json.mapper()
          .writeValueAsBytes(
              Map.of(
                  "answer",
                  evaluation.answer(),
                  "request",
                  evaluation.request(),
                  "world",
                  Map.of("engine", engine, "clock", evaluation.at())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The record of a decision that failed: what was asked, and what went wrong. */
  static byte[] bytes(Failure failure, String engine) {
    try {
      return Json.mapper()
          .writeValueAsBytes(
              Map.of(
                  "answer",
                  Map.of(
                      "decisionId",
                      failure.id(),
                      "decidedAt",
                      failure.at(),
                      "release",
                      failure.release(),
                      "problem",
                      failure.problem()),
                  "request",
                  failure.request(),
                  "world",
                  Map.of("engine", engine, "clock", failure.at())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void world(JsonGenerator json, DecisionRecord record, String engine)
      throws IOException {
    json.writeStringField("engine", engine);
    json.writeStringField("profile", record.profile());
    json.writeNumberField("profileRevision", record.profileRevision());
    json.writeStringField("clock", record.situation().now().toString());
    json.writeNumberField("seed", record.seed());
    situation(json, record.situation());
    json.writePOJOField("consents", record.consents().values());
    json.writePOJOField("contacts", record.contacts());
  }

  private static void situation(JsonGenerator json, Situation situation) throws IOException {
    json.writePOJOField("traits", situation.traits());
    json.writePOJOField("segments", situation.segments());
    json.writePOJOField("scores", situation.scores().values());
  }
}
