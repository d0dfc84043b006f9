package dev.arbiter.service.events.matching;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.rounds.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all subjects when somebody asks for it and on schedule. One node does it at a time; a
 * run whose node went away is begun anew by whichever comes first. A thread of its own;
 * thread-safe.
 */
public final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration CLAIM = Duration.ofSeconds(20);
  private static final Duration RENEWED_EACH = Duration.ofSeconds(5);
  private static final int MOST_ATTEMPTS = 3;

  private final Matching matching;
  private final RunStore runs;
  private final People people;
  private final InstantSource clock;
  private final Claim claim;
  private final Rounds rounds =
      new Rounds("arbiter-matching", PACE, "Subjects are not compared at the moment", this::round);
  private final Rounds renewals =
      new Rounds(
          "arbiter-matching-claim",
          RENEWED_EACH,
          "Another server may begin what this one is at",
          this::renew);
  private volatile boolean working;

  /**
   * What it stands on.
   *
   * @param most how many people are held in memory
   */
  public record Ground(
      Jdbc jdbc,
      Profiles profiles,
      Fragments kept,
      Likenesses likenesses,
      InstantSource clock,
      int most) {}

  public Runner(Ground ground, Matching matching) {
    this.matching = matching;
    this.runs = matching.runs();
    this.people =
        new People(
            ground.profiles(), ground.kept(), ground.likenesses(), ground.clock(), ground.most());
    this.clock = ground.clock();
    this.claim = new Claim(ground.jdbc(), "matching", CLAIM);
  }

  /** Works from now on. */
  public void start() {
    rounds.start();
    renewals.start();
  }

  private boolean renew() {
    if (working) {
      claim.renew();
    }
    return false;
  }

  /** Does what is asked for by now; whether there is more, which never is. */
  boolean round() {
    askOnSchedule();
    var run = runs.open();
    if (run.isPresent() && claim.take()) {
      working = true;
      try {
        work(run.get());
      } finally {
        working = false;
        claim.release();
      }
    }
    return false;
  }

  /** However long nobody was there to do it, it is done once. */
  private void askOnSchedule() {
    var declared = matching.declared();
    var every = declared.flatMap(one -> one.declaration().every());
    if (every.isPresent()) {
      var now = clock.instant();
      var after = now.minus(every.get());
      if (!declared.orElseThrow().changedAt().isAfter(after)) {
        runs.askOnce(after, now);
      }
    }
  }

  private void work(Run run) {
    var declared = matching.declared();
    if (declared.isEmpty() || run.attempts() >= MOST_ATTEMPTS) {
      fail(run, "It was begun %d times and never ended".formatted(run.attempts()));
    } else if (runs.begin(run.id(), clock.instant())) {
      try {
        compare(run, declared.get().declaration());
      } catch (ViolationException refused) {
        fail(run, refused.violation().message());
      } catch (StoreException outage) {
        throw outage; // it is begun anew
      } catch (RuntimeException unnamed) {
        fail(run, "The server failed; its log says why");
        throw unnamed;
      }
    }
  }

  private void compare(Run run, Declaration declaration) {
    var read =
        people.read(
            declaration.fields(),
            (looked, some) -> !rounds.isClosing() && runs.advance(run.id(), looked, some));
    if (read.isEmpty()) {
      if (rounds.isClosing()) {
        runs.leave(run.id());
      }
      return;
    }
    var outcome = Outcome.of(declaration, read.get());
    try {
      matching.keep(outcome, run.id(), claim::release);
      LOG.atInfo()
          .addKeyValue("run", run.id())
          .addKeyValue("people", read.get().size())
          .addKeyValue("links", outcome.found().size())
          .log("Subjects were compared");
    } catch (Matching.Unwanted cancelled) {
      LOG.info("Matching run {} was cancelled; what it found is not kept", run.id());
    }
  }

  private void fail(Run run, String problem) {
    if (runs.fail(run.id(), problem, clock.instant())) {
      LOG.warn("Matching run {} failed: {}", run.id(), problem);
    }
  }

  /** Works no more; another node need not wait for this one. */
  @Override
  public void close() {
    rounds.close();
    renewals.close();
    claim.release();
  }
}
