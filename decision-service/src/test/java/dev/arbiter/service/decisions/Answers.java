package dev.arbiter.service.decisions;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Exclusion;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.decision.Stage;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.service.http.json.DecisionJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes decisions to be logged. */
final class Answers {
  static final String ENGINE = "engine 1";
  static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

  private Answers() {}

  static Answer answer(String id, String profile, Instant at, String... actions) {
    var ref = new ReleaseRef("retail", 7, "sha256:00");
    var chosen = Arrays.stream(actions).map(Answers::choice).toList();
    var excluded = List.of(new Exclusion("left-out", Stage.RULES, List.of(new Reason.NoRule())));
    var decision = new Decision(id, at, ref, chosen.size() + 1, chosen, excluded);
    var took = Duration.ofNanos(1_234_567);
    return new Answer(record(decision, profile), DecisionJson.bytes(decision, took), took);
  }

  private static Choice choice(String action) {
    return new Choice(
        action,
        1,
        0.25,
        4.65,
        Map.of("title", "Hi canary-treatment"),
        List.of(),
        List.of(new Reason.Open()));
  }

  private static DecisionRecord record(Decision decision, String profile) {
    var context = Facts.of(Map.of("device", "canary-context", "n", new BigDecimal("1E-1000")));
    var request =
        new DecisionRequest(
            Subject.profile(profile), "hero", "web", "marketing", context, Optional.of(3));
    var traits = Facts.of(Map.of("firstName", "canary-trait 𝒵 \" \u2028"));
    var consents = new TreeMap<String, Consent>();
    consents.put("marketing", new Consent("marketing", true, AT, "web", "e-1"));
    return new DecisionRecord(
        decision,
        request,
        profile,
        5,
        new Situation(traits, context, decision.decidedAt()),
        consents,
        List.of(new Contact("earlier", AT.minusSeconds(60))),
        Long.MIN_VALUE);
  }
}
