package dev.arbiter.service.access.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Slows down whoever guesses: after a few failures for an account, or from an address, each further
 * one doubles the time to wait. What is remembered is bounded. Thread-safe.
 */
final class Throttle {
  private static final int FREE = 4;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 9;
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int MAX_REMEMBERED = 50_000;

  private final InstantSource clock;
  private final Cache<String, Failures> failures;

  private record Failures(int count, Instant until) {}

  Throttle(InstantSource clock) {
    this.clock = clock;
    this.failures =
        Caffeine.newBuilder()
            .expireAfterWrite(FORGET)
            .maximumSize(MAX_REMEMBERED)
            .ticker(() -> clock.millis() * 1_000_000)
            .build();
  }

  /**
   * Passes if nobody has to wait.
   *
   * @throws ProblemException that says for how long to wait
   */
  void check(List<String> keys) {
    var now = clock.instant();
    for (var key : keys) {
      var failed = failures.getIfPresent(key);
      if (failed != null && failed.until().isAfter(now)) {
        var seconds = Duration.between(now, failed.until()).toSeconds() + 1;
        throw new ProblemException(
                ProblemKind.TOO_MANY_REQUESTS, "Too many failed attempts: wait before the next")
            .header("Retry-After", Long.toString(seconds));
      }
    }
  }

  void failed(List<String> keys) {
    for (var key : keys) {
      failures
          .asMap()
          .compute(
              key, (name, before) -> after(before == null ? 1 : Math.addExact(before.count(), 1)));
    }
  }

  void succeeded(List<String> keys) {
    failures.invalidateAll(keys);
  }

  private Failures after(int count) {
    if (count < FREE) {
      return new Failures(count, Instant.MIN);
    }
    var wait = Duration.ofSeconds(1L << Math.min(count - FREE, MAX_DOUBLINGS));
    return new Failures(count, clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
  }
}
