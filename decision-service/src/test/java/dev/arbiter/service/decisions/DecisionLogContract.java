package dev.arbiter.service.decisions;

import static dev.arbiter.service.decisions.Answers.AT;
import static dev.arbiter.service.decisions.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every decision log does. */
abstract class DecisionLogContract {
  private static final Optional<String> ALL = Optional.empty();

  private static final Evaluation EVALUATION =
      new Evaluation(
          "e-1",
          AT,
          "p-1",
          new ReleaseRef("retail", 7, "sha256:00"),
          Evaluation.Kind.MODEL,
          "rebates",
          Map.of("context", Map.of("n", new BigDecimal("1E-1000"))),
          Map.of("decisionId", "e-1"),
          Duration.ofNanos(1_234_567));

  abstract DecisionLog log();

  private List<DecisionSummary> list(Optional<String> profile, long before, int limit) {
    return log().list(LogEntry.ACTIONS, profile, before, limit);
  }

  @Test
  void aDecisionIsFoundAsItWasMadeToTheByte() throws IOException {
    var answer = answer("d-1", "p-1", AT, "vip-discount", "banner");
    log().append(answer);
    var found = log().find("d-1").orElseThrow();
    assertThat(found.record()).isEqualTo(RecordJson.bytes(answer, Answers.ENGINE));
    assertThat(Json.mapper().readTree(found.record()).at("/world/clock").textValue())
        .isEqualTo(AT.toString());
    assertThat(found.summary())
        .isEqualTo(
            new DecisionSummary(
                found.summary().seq(),
                "d-1",
                AT,
                "p-1",
                "hero",
                "web",
                "marketing",
                "retail",
                7,
                List.of("vip-discount", "banner"),
                1,
                1_234,
                "actions",
                ""));
  }

  @Test
  @Tag("D01")
  void aModelThatWasEvaluatedAloneIsFoundButNotListedAmongActions() throws IOException {
    log().append(answer("d-1", "p-1", AT, "a"));
    log().append(EVALUATION);
    var found = log().find("e-1").orElseThrow();
    assertThat(found.record()).isEqualTo(RecordJson.bytes(EVALUATION, Answers.ENGINE));
    assertThat(Json.mapper().readTree(found.record()).at("/request/context/n").decimalValue())
        .isEqualTo(new BigDecimal("1E-1000"));
    assertThat(list(ALL, Long.MAX_VALUE, 9)).extracting("decisionId").containsExactly("d-1");
    assertThat(log().list("model", ALL, Long.MAX_VALUE, 9)).containsExactly(found.summary());
    assertThat(log().list("model", Optional.of("p-2"), Long.MAX_VALUE, 9)).isEmpty();
    assertThat(log().contacts("retail", "p-1", AT.minusSeconds(1))).hasSize(1);
  }

  @Test
  @Tag("X04")
  void whatAShadowChoseIsFoundWithWhatWasAnsweredAndIsNoContact() {
    log().append(answer("d-1", "p-1", AT, "a"));
    log().appendShadow(answer("s-1", "p-1", AT, "b"), "d-1");
    var shadow = log().list(LogEntry.SHADOW, Optional.of("p-1"), Long.MAX_VALUE, 9).get(0);
    assertThat(shadow.decisionId()).isEqualTo("s-1");
    assertThat(shadow.service()).isEqualTo("d-1");
    assertThat(shadow.actions()).containsExactly("b");
    assertThat(list(ALL, Long.MAX_VALUE, 9)).extracting("decisionId").containsExactly("d-1");
    assertThat(log().contacts("retail", "p-1", AT.minusSeconds(1)))
        .containsExactly(new Contact("a", AT));
  }

  @Test
  @Tag("X04")
  void aDecisionThatFailedIsFoundWithItsProblemAndIsNoContact() throws IOException {
    var asked = answer("d-0", "p-1", AT).record();
    var release = asked.decision().release();
    log()
        .append(
            new Failure("d-1", AT, "p-1", release, asked.request(), "Oh", Duration.ofMillis(3)));
    var found = log().find("d-1").orElseThrow();
    assertThat(Json.mapper().readTree(found.record()).at("/answer/problem").textValue())
        .isEqualTo("Oh");
    assertThat(list(ALL, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(log().list(LogEntry.FAILED, Optional.of("p-1"), Long.MAX_VALUE, 10))
        .containsExactly(found.summary());
    assertThat(log().contacts("retail", "p-1", AT.minusSeconds(1))).isEmpty();
  }

  @Test
  void aDecisionThatChoseNothingIsLoggedToo() {
    log().append(answer("d-1", "p-1", AT));
    assertThat(log().find("d-1").orElseThrow().summary().actions()).isEmpty();
    assertThat(log().contacts("retail", "p-1", AT.minusSeconds(1))).isEmpty();
  }

  @Test
  void anIdIsLoggedOnceAndTheFirstRecordStays() {
    var first = answer("d-1", "p-1", AT, "a");
    var second = answer("d-1", "p-2", AT, "b");
    log().append(first);
    assertThatThrownBy(() -> log().append(second)).isInstanceOf(StoreException.class);
    assertThat(list(ALL, Long.MAX_VALUE, 9))
        .extracting(DecisionSummary::subject)
        .containsExactly("p-1");
    assertThat(log().find("d-1").orElseThrow().record())
        .isEqualTo(RecordJson.bytes(first, Answers.ENGINE));
  }

  @Test
  void decisionsAreListedInPagesFromTheNewest() {
    for (var i = 0; i < 5; i++) {
      log().append(answer("d-" + i, i == 2 ? "p-2" : "p-1", AT.minusSeconds(i)));
    }
    var page = list(ALL, Long.MAX_VALUE, 2);
    var next = list(ALL, page.get(1).seq(), 9);
    assertThat(page).extracting(DecisionSummary::decisionId).containsExactly("d-4", "d-3");
    assertThat(next).extracting(DecisionSummary::decisionId).containsExactly("d-2", "d-1", "d-0");
    assertThat(list(Optional.of("p-1"), next.get(0).seq(), 1))
        .extracting(DecisionSummary::decisionId)
        .containsExactly("d-1");
    assertThat(list(ALL, next.get(2).seq(), 9)).isEmpty();
  }

  @Test
  void contactsAreTheChosenActionsOfTheSubjectAfterAnInstant() {
    log().append(answer("d-0", "p-1", AT, "a"));
    log().append(answer("d-1", "p-1", AT.plusNanos(1_000), "b", "a"));
    log().append(answer("d-2", "p-2", AT.plusSeconds(1), "c"));
    log().append(answer("d-3", "p-1", AT.plusSeconds(2), "a"));
    assertThat(log().contacts("retail", "p-1", AT))
        .containsExactly(
            new Contact("b", AT.plusNanos(1_000)),
            new Contact("a", AT.plusNanos(1_000)),
            new Contact("a", AT.plusSeconds(2)));
    assertThat(log().contacts("retail", "p-1", AT.plusSeconds(2))).isEmpty();
  }

  @Test
  void ofTheUnknownThereIsNothing() {
    assertThat(log().find("d-1")).isEmpty();
    assertThat(log().find("")).isEmpty();
    assertThat(list(Optional.of("p-1"), Long.MAX_VALUE, 9)).isEmpty();
    assertThat(log().contacts("retail", "p-1", AT)).isEmpty();
  }

  @Test
  void writersAtTheSameTimeLoseNothingAndKeepTheirOrder() {
    Together.run(
        8,
        writer -> {
          for (var i = 0; i < 25; i++) {
            log().append(answer("d-%d-%02d".formatted(writer, i), "p-" + writer, AT, "a"));
          }
        });
    var seqs = new ArrayList<Long>();
    for (var writer = 0; writer < 8; writer++) {
      var own = list(Optional.of("p-" + writer), Long.MAX_VALUE, 99);
      own.forEach(one -> seqs.add(one.seq()));
      assertThat(own)
          .hasSize(25)
          .extracting(DecisionSummary::decisionId)
          .isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(log().contacts("retail", "p-" + writer, AT.minusSeconds(1))).hasSize(25);
    }
    assertThat(seqs).hasSize(200).doesNotHaveDuplicates();
  }
}
