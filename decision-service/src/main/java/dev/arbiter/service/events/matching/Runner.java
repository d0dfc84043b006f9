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
  private static final int LINKS_EACH = 2;
  private static final String FULL =
      "The server's memory is too small for so many people: start it with more, or with a smaller"
          + " arbiter.matching.people";

  private final Matching matching;
  private final RunStore runs;
  private final People people;
  private final InstantSource clock;
  private final Claim claim;
  private final int most;
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
   * @param most how many people are held in memory, and half as many as there may be links of them
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
    this.most = Math.multiplyExact(LINKS_EACH, ground.most());
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
    var now = clock.instant();
    matching
        .declared()
        .flatMap(Matching.Declared::schedule)
        .flatMap(schedule -> schedule.step(now))
        .ifPresent(step -> runs.askOnce(step, now));
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
        if (run.attempts() + 1 == MOST_ATTEMPTS) {
          fail(run, "The database failed each time, the server's log says how");
        }
        throw outage; // else it is begun anew
      } catch (OutOfMemoryError full) {
        fail(run, FULL);
        throw full;
      } catch (RuntimeException | Error unnamed) {
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
    try {
      var found = Outcome.of(declaration, read.orElseThrow(Matching.Unwanted::new), most);
      matching.keep(found, run.id(), claim, () -> !rounds.isClosing() && runs.goesOn(run.id()));
      LOG.atInfo()
          .addKeyValue("run", run.id())
          .addKeyValue("people", read.get().size())
          .addKeyValue("links", found.found().size())
          .log("Subjects were compared");
    } catch (Matching.Unwanted stopped) {
      if (rounds.isClosing()) {
        runs.leave(run.id());
      }
      LOG.info("Matching run {} was stopped; what it found is not kept", run.id());
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
