package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.scoring.Score;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Reads reasons as {@link ReasonJson} wrote them. For one reason. */
final class ReasonReader {
  private String code = "";
  private String rule = "";
  private String source = "";
  private String model = "";
  private String version = "";
  private String text = "";
  private String channel = "";
  private String window = "";
  private double number;
  private int count;

  private ReasonReader() {}

  static Reason read(JsonParser json) throws IOException {
    var reader = new ReasonReader();
    Walk.members(json, reader::member);
    return reader.reason();
  }

  private void member(String name, JsonParser json) throws IOException {
    switch (name) {
      case "code" -> code = json.getText();
      case "rule" -> rule = json.getText();
      case "source" -> source = json.getText();
      case "model" -> model = json.getText();
      case "version" -> version = json.getText();
      case "purpose", "condition" -> text = json.getText();
      case "channel" -> channel = json.getText();
      case "window" -> window = json.getText();
      case "factor", "value", "priority" -> number = json.getDoubleValue();
      case "rank", "cap" -> count = json.getIntValue();
      default -> throw new IllegalStateException("no reason has a member " + name);
    }
  }

  private Reason reason() {
    return switch (code) {
      case "rule" -> new Reason.Rule(ref());
      case "rule-adjusted" -> new Reason.Adjusted(ref(), number);
      case "score" -> new Reason.Scored(score(Score.Source.MODEL));
      case "score-fallback" -> new Reason.Scored(score(Score.Source.FALLBACK));
      case "open" -> new Reason.Open();
      case "consent-missing" -> new Reason.ConsentMissing(text, channel());
      case "purpose-not-served" -> new Reason.PurposeNotServed(text);
      case "no-treatment" -> new Reason.NoTreatment(channel);
      case "outside-period" -> new Reason.OutsidePeriod();
      case "not-eligible" -> new Reason.NotEligible(text);
      case "eligibility-unknown" -> new Reason.EligibilityUnknown(text);
      case "cap-reached" -> new Reason.CapReached(count, Duration.parse(window));
      case "rule-excluded" -> new Reason.Excluded(ref());
      case "rule-conflict" -> new Reason.Conflict(ref());
      case "no-rule" -> new Reason.NoRule();
      case "nothing-left" -> new Reason.NothingLeft();
      case "budget-exceeded" -> new Reason.BudgetExceeded();
      case "outranked" -> new Reason.Outranked(count, number);
      default -> throw new IllegalStateException("no reason has the code " + code);
    };
  }

  private Optional<String> channel() {
    return channel.isEmpty() ? Optional.empty() : Optional.of(channel);
  }

  private RuleRef ref() {
    return new RuleRef(rule, source);
  }

  private Score score(Score.Source origin) {
    return new Score(model, version, number, origin);
  }
}
