package dev.arbiter.service.releases;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The releases that are compiled and in memory: those that somebody holds because they serve or may
 * be wanted back, and the four others that were published or used last. Compiles one at a time, for
 * that takes memory and processors from those who decide. Thread-safe.
 */
final class CompiledReleases {
  private static final int SPARE = 4;
  private static final int RETRY_SECONDS = 60;

  private final Archives archives;
  private final ReleaseCompiler compiler;
  private final Duration patience;
  private final ReentrantLock compiling = new ReentrantLock(true);

  /** In the order of their last use. */
  private final Map<Key, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

  /** How many hold it, for each that somebody holds. */
  private final Map<Lease, Integer> holders = new HashMap<>();

  /**
   * @param patience how long somebody waits for others that compile
   */
  CompiledReleases(Archives archives, ReleaseCompiler compiler, Duration patience) {
    this.archives = archives;
    this.compiler = compiler;
    this.patience = patience;
  }

  private record Key(String project, long number) {
    static Key of(Lease lease) {
      var ref = lease.release().ref();
      return new Key(ref.project(), ref.number());
    }
  }

  /**
   * The release, read and compiled if it is not in memory; it stays there until {@link #release}.
   *
   * @throws dev.arbiter.domain.ArbiterException if it is not what was published
   */
  Lease hold(String project, long number) {
    var key = new Key(project, number);
    var present = holdPresent(key);
    if (present != null) {
      return present;
    }
    return alone(
        () -> {
          var sinceThen = holdPresent(key);
          if (sinceThen != null) {
            return sinceThen;
          }
          var compiled = compiler.compile(archives.files(project, number), number);
          synchronized (this) {
            var kept = keep(compiled);
            holders.merge(kept, 1, Integer::sum);
            return kept;
          }
        });
  }

  /**
   * Runs work that compiles, alone.
   *
   * @throws ProblemException if others do not come to an end
   */
  <R> R alone(Supplier<R> work) {
    try {
      if (!compiling.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.unavailable(
            "Other releases are being compiled: try again in a minute", RETRY_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The server is stopping", RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      compiling.unlock();
    }
  }

  /** Keeps a compiled release under its number; closes it if that is in memory already. */
  synchronized Lease keep(CompiledRelease compiled) {
    var lease = new Lease(compiled);
    var present = leases.putIfAbsent(Key.of(lease), lease);
    if (present != null) {
      lease.retire();
      return present;
    }
    holders.merge(lease, 1, Integer::sum);
    release(lease); // others go before the one that just came
    return lease;
  }

  /** Ends a hold: the release leaves the memory when others were used since. */
  synchronized void release(Lease lease) {
    holders.computeIfPresent(lease, (held, count) -> count == 1 ? null : count - 1);
    leases.get(Key.of(lease)); // a use: it is the first that may be wanted back
    var spare = leases.entrySet().stream().filter(entry -> !holders.containsKey(entry.getValue()));
    var keys = spare.map(Map.Entry::getKey).toList();
    keys.stream()
        .limit(Math.max(0, keys.size() - SPARE))
        .forEach(key -> Objects.requireNonNull(leases.remove(key)).retire());
  }

  /** How many are in memory. */
  synchronized int size() {
    return leases.size();
  }

  synchronized void close() {
    leases.values().forEach(Lease::retire);
    leases.clear();
    holders.clear();
  }

  private synchronized @Nullable Lease holdPresent(Key key) {
    var present = leases.get(key);
    if (present != null) {
      holders.merge(present, 1, Integer::sum);
    }
    return present;
  }
}
