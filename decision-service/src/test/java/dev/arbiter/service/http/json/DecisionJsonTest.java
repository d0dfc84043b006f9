package dev.arbiter.service.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Exclusion;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.decision.Stage;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.scoring.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecisionJsonTest {
  private static final RuleRef VIP = new RuleRef("VIP discount", "tables/offers.dmn#row-12");

  private static Decision decision(List<Reason> reasons) {
    return new Decision(
        "01JDECISION",
        Instant.parse("2026-11-22T10:00:00Z"),
        new ReleaseRef("retail", 7, "sha256:00ff"),
        2,
        List.of(
            new Choice(
                "vip-discount", 1, 0.31, 4.65, Map.of("title", "Hi Ana"), List.of(), reasons)),
        List.of(
            new Exclusion(
                "win-back",
                Stage.CONTACT_POLICY,
                List.of(new Reason.CapReached(2, Duration.ofDays(7))))));
  }

  @Test
  void anAnswerHasTheFormThatTheDocumentationShows() {
    var json = DecisionJson.bytes(decision(List.of(new Reason.Rule(VIP))), Duration.ofMillis(2));
    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"decisionId":"01JDECISION","decidedAt":"2026-11-22T10:00:00Z",\
            "release":{"project":"retail","number":7,"digest":"sha256:00ff"},\
            "actions":[{"action":"vip-discount","rank":1,"propensity":0.31,"priority":4.65,\
            "treatment":{"title":"Hi Ana"},\
            "reasons":[{"code":"rule","rule":"VIP discount","source":"tables/offers.dmn#row-12"}]}],\
            "excluded":[{"action":"win-back","stage":"contact-policy",\
            "reasons":[{"code":"cap-reached","cap":2,"window":"PT168H"}]}],\
            "holdout":false,"timings":{"totalMicros":2000}}""");
  }

  @Test
  void theReaderAndWriterOfBodiesGivesTheSameForm() throws IOException {
    var decision = decision(List.of(new Reason.Open()));
    assertThat(Json.mapper().writeValueAsBytes(new TimedDecision(decision, Duration.ofMillis(2))))
        .isEqualTo(DecisionJson.bytes(decision, Duration.ofMillis(2)));
  }

  @Test
  void itemsAreWrittenWhenThereAreAny() throws IOException {
    var choice =
        new Choice(
            "next",
            1,
            1,
            1,
            Map.of(),
            List.of(new Item("85123A", "Lamp", 1)),
            List.of(new Reason.Open()));
    var decision =
        new Decision(
            "d", Instant.EPOCH, new ReleaseRef("p", 1, "sha256:"), 1, List.of(choice), List.of());
    var written = Json.mapper().readTree(DecisionJson.bytes(decision, Duration.ZERO));
    assertThat(written.at("/actions/0/items/0/product").asText()).isEqualTo("85123A");
  }

  @Test
  void everyReasonIsWrittenWithItsCodeAndNothingIsLost() throws IOException {
    var score = new Score("uplift", "3", 0.5, Score.Source.FALLBACK);
    var reasons =
        List.of(
            new Reason.Rule(VIP),
            new Reason.Adjusted(VIP, 1.5),
            new Reason.Scored(score),
            new Reason.Open(),
            new Reason.ConsentMissing("marketing", Optional.of("email")),
            new Reason.PurposeNotServed("marketing"),
            new Reason.NoTreatment("web"),
            new Reason.OutsidePeriod(),
            new Reason.NotEligible("traits.x > 1"),
            new Reason.EligibilityUnknown("traits.x > 1"),
            new Reason.CapReached(1, Duration.ofHours(1)),
            new Reason.Excluded(VIP),
            new Reason.Conflict(VIP),
            new Reason.NoRule(),
            new Reason.NothingLeft(),
            new Reason.BudgetExceeded(),
            new Reason.Outranked(4, 0.1));
    assertThat(reasons)
        .as("all kinds of reasons")
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.class.getPermittedSubclasses())
                .<Class<?>>map(type -> type)
                .toList());
    for (var reason : reasons) {
      var written = Json.mapper().valueToTree(reason);
      assertThat(written.get("code").asText()).isEqualTo(reason.code());
      assertThat(written.size() - 1).as(reason.code()).isEqualTo(components(reason));
    }
  }

  /** How many members a reason needs, counting those of the records within it. */
  private static int components(Reason reason) {
    if (reason instanceof Reason.Scored) {
      return 3;
    }
    var components = reason.getClass().getRecordComponents();
    return Arrays.stream(components)
        .mapToInt(component -> component.getType() == RuleRef.class ? 2 : 1)
        .sum();
  }
}
