package dev.arbiter.service.events.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.service.database.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
final class RunnerTest {
  private final Register register = new Register();
  private final Runner runner = register.runner(1_000);

  @BeforeEach
  void fill() {
    register.fill(20);
  }

  private Run ask() {
    return register.matching.runs().ask("olga", register.now).orElseThrow();
  }

  private Run found(Run run) {
    return register.matching.runs().find(run.id()).orElseThrow();
  }

  @Test
  void whatIsMoreThanFitsIntoMemoryIsToldAndNothingIsKept() {
    register.declare("join");
    var run = ask();
    register.runner(10).round();
    assertThat(found(run).state()).isEqualTo("failed");
    assertThat(found(run).problem().orElseThrow()).contains("10", "arbiter.matching.people");
    assertThat(register.dump("match_links")).isEmpty();
  }

  @Test
  void aRunWhoseServerWentAwayIsBegunAnewButNotForEver() {
    register.declare("join");
    var run = ask();
    register.matching.runs().begin(run.id(), register.now);
    runner.round();
    assertThat(found(run).state()).isEqualTo("done");
    assertThat(found(run).attempts()).isEqualTo(2);
    var other = ask();
    for (var i = 0; i < 3; i++) {
      register.matching.runs().begin(other.id(), register.now);
    }
    runner.round();
    assertThat(found(other).state()).isEqualTo("failed");
  }

  @Test
  void oneIsAtItAtATime() {
    register.declare("join");
    var run = ask();
    assertThat(register.matching.runs().ask("olga", register.now)).isEmpty();
    var elsewhere = new Claim(register.jdbc, "matching", Duration.ofMinutes(1));
    elsewhere.take();
    runner.round();
    assertThat(found(run).state()).isEqualTo("waiting");
    elsewhere.release();
    runner.round();
    assertThat(found(run).state()).isEqualTo("done");
  }

  @Test
  void ofARunThatIsCancelledOrWhoseClaimIsGoneNothingIsKept() {
    register.declare("join");
    var before = register.dump("fragments");
    var run = ask();
    var declaration = register.matching.declared().orElseThrow().declaration();
    var people =
        new People(
                register.view, register.fragments, register.likenesses, () -> register.now, 1_000)
            .read(declaration.fields(), (looked, some) -> true)
            .orElseThrow();
    var outcome = Outcome.of(declaration, people, 1_000);
    assertThat(outcome.found()).isNotEmpty();
    register.matching.runs().begin(run.id(), register.now);
    var claim = new Claim(register.jdbc, "matching", Duration.ofMinutes(1));
    var elsewhere = new Claim(register.jdbc, "matching", Duration.ofMinutes(1));
    elsewhere.take();
    assertThatThrownBy(() -> register.matching.keep(outcome, run.id(), claim, () -> true))
        .isInstanceOf(Matching.Unwanted.class);
    elsewhere.release();
    var asked = new AtomicInteger();
    BooleanSupplier lost =
        () -> {
          if (asked.incrementAndGet() == 2) {
            claim.release();
            elsewhere.take();
          }
          return true;
        };
    assertThatThrownBy(() -> register.matching.keep(outcome, run.id(), claim, lost))
        .isInstanceOf(Matching.Unwanted.class);
    assertThat(asked).hasValue(2);
    elsewhere.release();
    assertThat(found(run).state()).isEqualTo("running");
    register.declare("join");
    assertThat(found(run).state()).isEqualTo("running");
    register.declare("suggest");
    assertThat(found(run).state()).isEqualTo("cancelled");
    assertThatThrownBy(() -> register.matching.keep(outcome, run.id(), claim, () -> true))
        .isInstanceOf(Matching.Unwanted.class);
    assertThat(register.dump("match_links")).isEmpty();
    assertThat(register.dump("fragments")).isEqualTo(before);
  }

  @Test
  void howeverFewPeopleThereAreTheRunEnds() {
    var few = new Register();
    few.declare("join");
    assertThat(few.compare().people()).isZero();
    few.happens("cookie:x");
    for (var n = 1; n <= 4; n++) {
      few.states("crm:" + n, Map.of("last", "smith"));
      var run = few.compare();
      assertThat(run.state()).as("of %d", n).isEqualTo("done");
      assertThat(run.people()).isEqualTo(n);
      assertThat(run.looked()).isEqualTo(n + 1);
    }
  }

  @Test
  void whoStatesNoTraitIsComparedByTheIdentifierOfItsName() {
    register.happens("born:1980-02-03");
    register.declare("join");
    ask();
    runner.round();
    assertThat(register.matching.runs().latest(1)).extracting(Run::people).containsExactly(31L);
  }

  @Test
  void onScheduleItIsDoneOnceHoweverOftenItWasMissed() {
    register.declare("suggest", Optional.of("P1D"));
    runner.round();
    runner.round();
    assertThat(register.matching.runs().latest(10))
        .extracting(Run::state, Run::askedBy)
        .containsExactly(tuple("done", "server"));
    register.now = register.now.plus(Duration.ofHours(5 * 24 + 7));
    register.runner(1_000).round();
    runner.round();
    assertThat(register.matching.runs().latest(10)).hasSize(2);
    register.now = register.now.plus(Duration.ofHours(16));
    runner.round();
    assertThat(register.matching.runs().latest(10)).hasSize(2);
    register.now = register.now.plus(Duration.ofHours(1));
    register.declare("suggest", Optional.of("P1D"));
    runner.round();
    assertThat(register.matching.runs().latest(10)).hasSize(3);
  }

  @Test
  void whatIsNotAcceptableIsToldPrecisely() {
    var first = new MatchingOrder.FieldOrder("first", "given-name");
    var none = Optional.<Double>empty();
    var wrong =
        List.of(
            new MatchingOrder(List.of(), none, none, "join", Optional.empty()),
            new MatchingOrder(List.of(first, first), none, none, "join", Optional.empty()),
            new MatchingOrder(
                List.of(new MatchingOrder.FieldOrder("a", "name")),
                none,
                none,
                "join",
                Optional.empty()),
            new MatchingOrder(List.of(first), none, none, "merge", Optional.empty()),
            new MatchingOrder(List.of(first), Optional.of(0.4), none, "join", Optional.empty()),
            new MatchingOrder(
                List.of(first), Optional.of(0.9), Optional.of(0.95), "join", Optional.empty()),
            new MatchingOrder(List.of(first), none, none, "join", Optional.of("PT1M")),
            new MatchingOrder(List.of(first), none, none, "join", Optional.of("daily")));
    assertThat(wrong)
        .extracting(
            order ->
                catchThrowableOfType(ViolationException.class, () -> Declaration.of(order))
                    .violation()
                    .path())
        .containsExactly(
            "fields", "fields", "fields.0.kind", "mode", "threshold", "review", "every", "every");
  }
}
