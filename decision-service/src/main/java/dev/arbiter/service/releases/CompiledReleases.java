package dev.arbiter.service.releases;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The releases that are compiled and in memory: those in force, and of each project the two that
 * were used last beside it, so that to put a new one in force or an old one back takes no time.
 * Compiles one at a time, for that takes memory and processors from those who decide. Thread-safe.
 */
final class CompiledReleases {
  private static final int SPARE = 2;
  private static final int RETRY_SECONDS = 60;

  private final Archives archives;
  private final ReleaseCompiler compiler;
  private final Duration patience;
  private final ReentrantLock compiling = new ReentrantLock(true);

  /** In the order of their last use. */
  private final Map<Key, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

  private final Set<Key> inForce = new HashSet<>();

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
   * The release; read and compiled if it is not in memory.
   *
   * @throws dev.arbiter.domain.ArbiterException if it is not what was published
   */
  Lease lease(String project, long number) {
    var key = new Key(project, number);
    var present = present(key);
    if (present != null) {
      return present;
    }
    return alone(
        () -> {
          var sinceThen = present(key);
          return sinceThen == null
              ? keep(compiler.compile(archives.files(project, number), number))
              : sinceThen;
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
    var key = Key.of(lease);
    var present = leases.putIfAbsent(key, lease);
    if (present != null) {
      lease.retire();
      return present;
    }
    trim(key.project());
    return lease;
  }

  /** Keeps the release in memory until it is released. */
  synchronized void pin(Lease lease) {
    inForce.add(Key.of(lease));
  }

  /** Lets the release go when its turn comes. */
  synchronized void release(Lease lease) {
    var key = Key.of(lease);
    inForce.remove(key);
    leases.get(key); // a use: it is the first that may be wanted back
    trim(key.project());
  }

  synchronized void close() {
    leases.values().forEach(Lease::retire);
    leases.clear();
  }

  private synchronized @Nullable Lease present(Key key) {
    return leases.get(key);
  }

  private void trim(String project) {
    var spare =
        leases.keySet().stream()
            .filter(key -> key.project().equals(project) && !inForce.contains(key))
            .toList();
    spare.stream()
        .limit(Math.max(0, spare.size() - SPARE))
        .forEach(key -> Objects.requireNonNull(leases.remove(key)).retire());
  }
}
