package dev.arbiter.service.backtest;

import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.replay.Cause;
import dev.arbiter.domain.replay.LoggedDecision;
import dev.arbiter.domain.replay.Replay;
import dev.arbiter.domain.replay.Replayer;
import dev.arbiter.domain.replay.Terms;
import dev.arbiter.service.backtest.tally.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Makes logged decisions again by one release and compares. Thread-safe. */
final class Comparer {
  private final Release tested;
  private final Terms testedTerms;
  private final Replayer replayer;
  private final Candidates candidates;
  private final Order order;
  private final Map<ReleaseRef, Optional<Terms>> known = new ConcurrentHashMap<>();

  Comparer(Release tested, Replayer replayer, Candidates candidates, Order order) {
    this.tested = tested;
    this.testedTerms = Terms.of(tested);
    this.replayer = replayer;
    this.candidates = candidates;
    this.order = order;
  }

  /**
   * Compares some decisions.
   *
   * @param stopped whether to leave off before the next one
   */
  Tally compare(List<LoggedDecision> some, BooleanSupplier stopped) {
    var tally = new Tally(order.examples());
    for (var logged : some) {
      if (stopped.getAsBoolean()) {
        break;
      }
      compare(logged, tally);
    }
    return tally;
  }

  private void compare(LoggedDecision logged, Tally tally) {
    Optional<DecisionRecord> record;
    try {
      record = logged.record().get();
    } catch (IllegalStateException other) {
      lost(logged, Cause.UNREADABLE, tally);
      return;
    }
    record.ifPresentOrElse(
        one -> compare(logged, one, tally), () -> lost(logged, Cause.ERASED, tally));
  }

  /** Nobody can tell any more in which segments the subject was. */
  private void lost(LoggedDecision logged, Cause cause, Tally tally) {
    if (order.segment().isPresent()) {
      tally.addOutside();
    } else {
      tally.add(logged, Optional.empty(), new Replay.Impossible(cause, ""));
    }
  }

  private void compare(LoggedDecision logged, DecisionRecord record, Tally tally) {
    if (order.segment().filter(wanted -> !record.situation().in(wanted)).isPresent()) {
      tally.addOutside();
      return;
    }
    var terms = known.computeIfAbsent(logged.release(), this::terms);
    var replay =
        terms
            .map(declared -> replayer.replay(tested, record, declared))
            .orElseGet(() -> unknown(logged.release()));
    if (replay instanceof Replay.Made made) {
      tally.add(record, made.record().decision(), terms.orElseThrow(), testedTerms);
    } else if (replay instanceof Replay.Impossible impossible) {
      tally.add(logged, Optional.of(record), impossible);
    }
  }

  private Optional<Terms> terms(ReleaseRef release) {
    return candidates.terms(release.project(), release.number());
  }

  private static Replay unknown(ReleaseRef release) {
    return new Replay.Impossible(Cause.RELEASE_UNKNOWN, "release " + release.number());
  }
}
