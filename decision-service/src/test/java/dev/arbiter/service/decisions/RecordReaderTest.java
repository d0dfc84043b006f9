package dev.arbiter.service.decisions;

import static dev.arbiter.service.decisions.Answers.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.service.http.json.DecisionJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RecordReaderTest {
  private static final RuleRef RULE = new RuleRef("VIP discount", "tables/offers.dmn#row-12");
  private static final Score SCORE = new Score("repurchase", "3", 0.1 + 0.2, Score.Source.MODEL);
  private static final Score FALLBACK = new Score("eco", "1", 1e-9, Score.Source.FALLBACK);

  private static List<Reason> everyReason() {
    return List.of(
        new Reason.Rule(RULE),
        new Reason.Adjusted(RULE, 1 / 3.0),
        new Reason.Scored(SCORE),
        new Reason.Scored(FALLBACK),
        new Reason.Open(),
        new Reason.ConsentMissing("marketing"),
        new Reason.ConsentMissing("marketing", Optional.of("email")),
        new Reason.PurposeNotServed("service"),
        new Reason.NoTreatment("web"),
        new Reason.OutsidePeriod(),
        new Reason.NotEligible("context.basketValue >= 30"),
        new Reason.EligibilityUnknown("traits.x = \"y\""),
        new Reason.CapReached(3, Duration.ofDays(7)),
        new Reason.Excluded(RULE),
        new Reason.Conflict(RULE),
        new Reason.NoRule(),
        new Reason.NothingLeft(),
        new Reason.BudgetExceeded(),
        new Reason.Outranked(4, Double.MIN_VALUE));
  }

  private static DecisionRecord record(Subject subject, Optional<Integer> limit) {
    var chosen =
        new Choice(
            "vip-discount",
            1,
            0.1,
            4.65,
            Map.of("title", "Hi 𝒵 \" \u2028", "text", ""),
            List.of(new Item("p-1", "A \\ name", 1), new Item("p-2", "", 2)),
            everyReason());
    var excluded = new Exclusion("banner", Stage.CONTACT_POLICY, everyReason());
    var ref = new ReleaseRef("retail", Long.MAX_VALUE, "sha256:00");
    var decision = new Decision("d-1", AT, ref, 2, List.of(chosen), List.of(excluded));
    var context = Facts.of(Map.of("n", new BigDecimal("1E-1000"), "deep", Map.of("a", true)));
    var scores = new TreeMap<>(Map.of(SCORE.model(), SCORE, FALLBACK.model(), FALLBACK));
    return new DecisionRecord(
        decision,
        new DecisionRequest(subject, "hero", "web", "marketing", context, limit),
        "p-1",
        5,
        new Situation(traits(), context, new TreeSet<>(List.of("eco", "vip")), scores, AT),
        new TreeMap<>(Map.of("marketing", new Consent("marketing", true, AT, "web", "e-1"))),
        List.of(new Contact("earlier", AT.minusSeconds(60)), new Contact("earlier", AT)),
        Long.MIN_VALUE);
  }

  private static Facts traits() {
    var traits = new TreeMap<String, Object>();
    traits.put("lastSeenAt", AT);
    traits.put("lastPurchaseAt", AT.minusNanos(123_456_000));
    traits.put("stated", "2026-11-22T10:00:00Z");
    traits.put("many", List.of(Map.of("product", "p", "seconds", 604_800L), List.of(), "x"));
    traits.put("huge", new BigInteger("9".repeat(40)));
    traits.put("small", new BigDecimal("-0.000000000000000001"));
    traits.put("zero", new BigDecimal("0.00"));
    traits.put("spend", new BigDecimal("500.01"));
    return Facts.of(traits);
  }

  private static DecisionRecord again(DecisionRecord record) {
    var json = DecisionJson.bytes(record.decision(), Duration.ofMillis(1));
    var answer = new Answer(record, json, Duration.ofMillis(1));
    return RecordReader.read(RecordJson.bytes(answer, "engine 1"));
  }

  @Test
  @Tag("X03")
  void aRecordIsReadAsItWasWritten() {
    var record = record(Subject.profile("p-1"), Optional.of(3));
    assertThat(again(record)).isEqualTo(record);
  }

  @Test
  void aRequestByIdentifiersIsReadToo() {
    var names =
        List.of(
            new Identifier("email", "a@example.org"),
            new Identifier("email", "b@example.org"),
            new Identifier("customer", "17850"));
    var record = record(new Subject(Optional.empty(), new TreeSet<>(names)), Optional.empty());
    assertThat(again(record)).isEqualTo(record);
  }

  @Test
  void longTextsThatWereWrittenAreRead() {
    var answer = Answers.answer("d-1", "p-1", AT, "a");
    var record = answer.record();
    var situation = new Situation(longTraits(), record.request().context(), AT);
    var longer =
        new DecisionRecord(
            record.decision(),
            record.request(),
            "p-1",
            5,
            situation,
            record.consents(),
            record.contacts(),
            record.seed());
    assertThat(again(longer)).isEqualTo(longer);
  }

  private static Facts longTraits() {
    return Facts.derived(
        Map.of("list", Collections.nCopies(30_000, "x".repeat(Facts.MAX_TEXT / 100))));
  }

  @Test
  void whatIsNoRecordIsRefused() {
    assertThatThrownBy(() -> RecordReader.read("{\"answer\":{}}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> RecordReader.read("{\"answer\"".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalStateException.class);
  }
}
