package dev.arbiter.service.guard;

import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.rounds.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges deployments by their guardrails, window by window, and stops those that break one. Each
 * node tries, one at a time does it, and any can go on where another ended: what was judged is in
 * the database, and who broke a guardrail and is still in force is stopped, again if need be.
 */
public final class Monitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final int MOST_WINDOWS = 10;
  private static final Duration LOOKED_EACH = Duration.ofSeconds(1);

  private static final Duration FOREVER = Duration.ofDays(366);

  /** Until what is there still is stopped again. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final GuardLog log;
  private final Supplier<List<Watched>> watched;
  private final BiConsumer<Watched, String> stop;
  private final Rounds rounds =
      new Rounds(
          "arbiter-guardrails",
          LOOKED_EACH,
          "Deployments with guardrails are not watched at the moment",
          this::round);
  private final Map<Series, Duration> tooFew = new HashMap<>();

  /** When a deployment was last stopped, for each that is there still. */
  private final Map<Long, Long> tried = new HashMap<>();

  /**
   * @param watched the deployments in force that have guardrails
   * @param stop is told what to stop, and why
   */
  public Monitor(GuardLog log, Supplier<List<Watched>> watched, BiConsumer<Watched, String> stop) {
    this.log = log;
    this.watched = watched;
    this.stop = stop;
  }

  private record Series(long deployment, boolean outcomes) {
    boolean isOf(Watched one) {
      return one.deployment() == deployment;
    }
  }

  /** Watches from now on. */
  public void start() {
    rounds.start();
  }

  private boolean round() {
    look();
    return false;
  }

  /** Judges what is ripe, and stops what broke a guardrail, unless another node is at it. */
  void look() {
    var all = watched.get();
    tooFew.keySet().removeIf(key -> all.stream().noneMatch(key::isOf));
    tried.keySet().removeIf(id -> all.stream().noneMatch(one -> one.deployment() == id));
    if (!all.isEmpty()) {
      log.claim().alone(() -> look(all));
    }
  }

  /** One that fails keeps no other from being judged. */
  private void look(List<Watched> all) {
    var failures = new ArrayList<Throwable>();
    for (var one : all) {
      try {
        look(one, log.now().minus(one.guardrails().settling()));
      } catch (RuntimeException | Error failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "%d deployments could not be judged".formatted(failures.size()), failures.get(0));
    }
  }

  private void look(Watched one, Instant until) {
    judge(one, false, until);
    one.guardrails()
        .outcome()
        .filter(wanted -> one.live().isPresent())
        .ifPresent(wanted -> judge(one, true, until.minus(wanted.within())));
    log.breach(one.deployment()).ifPresent(breach -> stop(one, reason(breach)));
  }

  /** What is there still is stopped again after a pause; that it cannot be is told once. */
  private void stop(Watched one, String reason) {
    var now = System.nanoTime();
    var before = tried.get(one.deployment());
    if (before != null && now - before < PAUSE.toNanos()) {
      return;
    }
    tried.put(one.deployment(), now);
    try {
      stop.accept(one, reason);
    } catch (RuntimeException | Error failed) {
      if (log.tellUnstopped(one, failed)) {
        LOG.error(
            "Release {} of {} broke a guardrail and could not be stopped",
            one.release(),
            one.project(),
            failed);
      }
    }
  }

  /**
   * Judges the decisions since the last window, if there are enough of them for long enough; at the
   * end of the watch those that are left.
   */
  private void judge(Watched one, boolean outcomes, Instant now) {
    var isLast = !now.isBefore(one.until());
    var until = isLast ? one.until() : now;
    var last = log.last(one.deployment(), outcomes);
    var since = last.map(Judged::until).orElse(one.since());
    var length = Duration.between(since, until);
    var series = new Series(one.deployment(), outcomes);
    var least = tooFew.getOrDefault(series, one.guardrails().window().orElseThrow());
    var isRipe =
        isLast && !least.equals(FOREVER) ? since.isBefore(until) : length.compareTo(least) >= 0;
    if (!isRipe) {
      return;
    }
    var seen = log.census().observe(one, outcomes, since, until);
    if (!seen.hasSample(one.guardrails().sample().orElseThrow())) {
      tooFew.put(series, isLast ? FOREVER : length.plus(further(length, one)));
      return;
    }
    tooFew.remove(series);
    var window = last.map(Judged::window).orElse(0) + 1;
    var findings = one.guardrails().judge(seen, window);
    log.keep(
        new Judged(one.deployment(), one.release(), outcomes, window, since, until, findings),
        one.project());
  }

  /** How much longer the next look waits: as long again, but ten windows at most. */
  private static Duration further(Duration length, Watched one) {
    var most = one.guardrails().window().orElseThrow().multipliedBy(MOST_WINDOWS);
    return length.compareTo(most) < 0 ? length : most;
  }

  private static String reason(Judged breach) {
    var finding = breach.breach().orElseThrow();
    return String.format(
        Locale.ROOT,
        "guardrail %s: %.4f of %d where %.4f may be",
        finding.guardrail(),
        finding.observed(),
        finding.sample(),
        finding.bound());
  }

  /** Watches no more; another node need not wait for this one. */
  @Override
  public void close() {
    rounds.close();
    log.claim().release();
  }
}
