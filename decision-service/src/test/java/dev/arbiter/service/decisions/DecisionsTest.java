package dev.arbiter.service.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final DecisionRequest REQUEST =
      new DecisionRequest(
          Subject.profile("p-1"), "hero", "web", "service", Facts.none(), Optional.empty());

  private final MemoryDecisionLog log = new MemoryDecisionLog();
  private final AtomicReference<Release> live = new AtomicReference<>(Releases.capped("shop", 3));
  private Optional<Release> before = Optional.empty();
  private final AtomicReference<Instant> now = new AtomicReference<>(Answers.AT);
  private final Decisions decisions = decisions(log);

  private Decisions decisions(DecisionLog to) {
    return decisions(to, ShadowRelease.NONE);
  }

  private Decisions decisions(DecisionLog to, ShadowRelease shadow) {
    return new Decisions(
        subject -> Profile.empty("p-1"), lender(), shadow, to, now::get, (a, b) -> {});
  }

  @Test
  @Tag("X04")
  void aShadowDecidesInTheSameWorldWithoutSeeingWhatWasAnswered() {
    var capped = Releases.capped("shop", 1);
    var shadowed = decisions(log, (slot, profile, work) -> work.accept(capped));
    live.set(Releases.capped("shop", 1));

    shadowed.decide(REQUEST);
    now.set(Answers.AT.plusSeconds(1));
    shadowed.decide(REQUEST);

    assertThat(log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 9))
        .extracting(one -> one.actions().size())
        .containsExactly(0, 1);
    assertThat(log.list(LogEntry.SHADOW, Optional.empty(), Long.MAX_VALUE, 9))
        .extracting(one -> one.actions().size())
        .containsExactly(0, 1);
    assertThat(log.list(LogEntry.SHADOW, Optional.empty(), Long.MAX_VALUE, 9))
        .extracting(DecisionSummary::service)
        .isEqualTo(
            log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 9).stream()
                .map(DecisionSummary::decisionId)
                .toList());
  }

  @Test
  @Tag("X04")
  void whatAReleaseCouldNotDecideIsLoggedAndWhatNobodyCanIsNot() {
    live.set(Releases.broken(new RuleException("broken")));
    assertThatThrownBy(this::decide).isInstanceOf(RuleException.class);
    live.set(Releases.broken(new NoClassDefFoundError("gone")));
    assertThatThrownBy(this::decide).isInstanceOf(NoClassDefFoundError.class);
    var elsewhere =
        new DecisionRequest(
            Subject.profile("p-1"), "nowhere", "web", "service", Facts.none(), Optional.empty());
    assertThatThrownBy(() -> decisions.decide(elsewhere)).isInstanceOf(UnknownNameException.class);
    assertThat(log.list(LogEntry.FAILED, Optional.of("p-1"), Long.MAX_VALUE, 9))
        .extracting(DecisionSummary::slot)
        .containsExactly("hero", "hero");
  }

  @Test
  @Tag("X04")
  void aNameThatAReleaseHasLostIsAFailureOfTheRelease() {
    before = Optional.of(Releases.capped("shop", 1));
    live.set(Releases.without("web"));
    for (var channel : List.of("web", "mail")) {
      var request =
          new DecisionRequest(
              Subject.profile("p-1"), "hero", channel, "service", Facts.none(), Optional.empty());
      assertThatThrownBy(() -> decisions.decide(request)).isInstanceOf(UnknownNameException.class);
    }
    assertThat(log.list(LogEntry.FAILED, Optional.of("p-1"), Long.MAX_VALUE, 9)).hasSize(1);
  }

  private LiveRelease lender() {
    return new LiveRelease() {
      @Override
      public <R> R use(String slot, String profile, Function<Release, R> work) {
        return work.apply(live.get());
      }

      @Override
      public boolean hasLost(Release release, Predicate<Release> what) {
        return before.filter(what).isPresent();
      }
    };
  }

  @Test
  @Tag("D34")
  void aCapIsExactHoweverManyRequestsComeAtOnce() {
    var chosen = new ConcurrentLinkedQueue<Choice>();
    Together.run(
        8,
        thread -> {
          for (var i = 0; i < 5; i++) {
            chosen.addAll(decide());
          }
        });
    assertThat(chosen).hasSize(3);
    assertThat(log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 99)).hasSize(40);
  }

  @Test
  @Tag("D34")
  void aContactCountsUntilItsWindowHasPassed() {
    for (var i = 0; i < 3; i++) {
      assertThat(decide()).hasSize(1);
    }
    now.set(Answers.AT.plus(WEEK).minusNanos(1_000));
    assertThat(decide()).isEmpty();
    now.set(Answers.AT.plus(WEEK));
    assertThat(decide()).hasSize(1);
  }

  @Test
  void anotherServerGoesOnCountingFromTheLog() {
    decide();
    decide();
    assertThat(decisions(log).decide(REQUEST).record().contacts())
        .containsExactly(contact(), contact());
  }

  @Test
  void anotherReleaseCountsWhatTheLastOneDidNot() {
    live.set(Releases.capped("shop", 1));
    decide();
    live.set(Releases.uncapped("shop"));
    decide();
    decide();
    live.set(Releases.capped("shop", 4));
    assertThat(decide()).hasSize(1);
    assertThat(decide()).isEmpty();
  }

  @Test
  void projectsCountApart() {
    live.set(Releases.capped("shop", 1));
    assertThat(decide()).hasSize(1);
    live.set(Releases.capped("club", 1));
    assertThat(decide()).hasSize(1);
    assertThat(decide()).isEmpty();
  }

  @Test
  void aSimulationCountsAsOfItsInstantAndLeavesNoTrace() {
    for (var i = 0; i < 3; i++) {
      decide();
    }
    var later = Optional.of(Answers.AT.plus(WEEK));
    assertThat(decisions.simulate(REQUEST, later).record().decision().actions()).hasSize(1);
    assertThat(decide()).isEmpty();
    assertThat(log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 99)).hasSize(4);
  }

  @Test
  void whatTheLogKeptAlthoughItFailedCounts() {
    live.set(Releases.capped("shop", 1));
    var failing = decisions(new LostAnswers(log));
    assertThatThrownBy(() -> failing.decide(REQUEST)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> failing.decide(REQUEST)).isInstanceOf(StoreException.class);
    assertThat(log.list(LogEntry.ACTIONS, Optional.empty(), Long.MAX_VALUE, 99))
        .extracting(DecisionSummary::actions)
        .containsExactly(List.of(), List.of("offer"));
  }

  private List<Choice> decide() {
    return decisions.decide(REQUEST).record().decision().actions();
  }

  private static Contact contact() {
    return new Contact("offer", Answers.AT);
  }

  /** Writes, and fails nevertheless: as if the connection broke at the end of the commit. */
  private record LostAnswers(DecisionLog log) implements DecisionLog {
    @Override
    public void append(Answer answer) {
      log.append(answer);
      throw new StoreException("log decisions", new IllegalStateException("the answer was lost"));
    }

    @Override
    public void appendShadow(Answer answer, String decisionId) {
      log.appendShadow(answer, decisionId);
    }

    @Override
    public void append(Failure failure) {
      log.append(failure);
    }

    @Override
    public void append(Evaluation evaluation) {
      log.append(evaluation);
    }

    @Override
    public Optional<LoggedDecision> find(String id) {
      return log.find(id);
    }

    @Override
    public List<DecisionSummary> list(
        String kind, Optional<String> profile, long before, int limit) {
      return log.list(kind, profile, before, limit);
    }

    @Override
    public List<Contact> contacts(String project, String profile, Instant since) {
      return log.contacts(project, profile, since);
    }
  }
}
