package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.rule.RuleRef;
import java.io.IOException;

/** Writes reasons: the code, then what the reason says beside it. */
final class ReasonJson {
  private ReasonJson() {}

  static void write(JsonGenerator json, Reason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", reason.code());
    if (reason instanceof Reason.Rule it) {
      rule(json, it.rule());
    } else if (reason instanceof Reason.Adjusted it) {
      rule(json, it.rule());
      json.writeNumberField("factor", it.factor());
    } else if (reason instanceof Reason.Excluded it) {
      rule(json, it.rule());
    } else if (reason instanceof Reason.Conflict it) {
      rule(json, it.rule());
    } else if (reason instanceof Reason.Scored it) {
      json.writeStringField("model", it.score().model());
      json.writeStringField("version", it.score().version());
      json.writeNumberField("value", it.score().value());
    } else if (reason instanceof Reason.Outranked it) {
      json.writeNumberField("rank", it.rank());
      json.writeNumberField("priority", it.priority());
    } else {
      objection(json, reason);
    }
    json.writeEndObject();
  }

  private static void objection(JsonGenerator json, Reason reason) throws IOException {
    if (reason instanceof Reason.ConsentMissing it) {
      json.writeStringField("purpose", it.purpose());
      if (it.channel().isPresent()) {
        json.writeStringField("channel", it.channel().get());
      }
    } else if (reason instanceof Reason.PurposeNotServed it) {
      json.writeStringField("purpose", it.purpose());
    } else if (reason instanceof Reason.NoTreatment it) {
      json.writeStringField("channel", it.channel());
    } else if (reason instanceof Reason.NotEligible it) {
      json.writeStringField("condition", it.condition());
    } else if (reason instanceof Reason.EligibilityUnknown it) {
      json.writeStringField("condition", it.condition());
    } else if (reason instanceof Reason.CapReached it) {
      json.writeNumberField("cap", it.cap());
      json.writeStringField("window", it.window().toString());
    }
  }

  private static void rule(JsonGenerator json, RuleRef rule) throws IOException {
    json.writeStringField("rule", rule.name());
    json.writeStringField("source", rule.source());
  }
}
