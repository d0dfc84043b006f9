package dev.arbiter.service.decisions;

import dev.arbiter.service.database.OverloadException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the decisions for one subject take turns, so that each counts all before it and no cap is
 * exceeded, however many requests come at once. Thread-safe.
 */
final class Turns {
  private static final int LOCKS = 4_096;

  /** Shared by subjects of the same hash, so that there is nothing to be made and forgotten. */
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  private final Duration patience;

  /**
   * @param patience how long a request waits for those before it, at most
   */
  Turns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does the work when it is the subject's turn.
   *
   * @throws OverloadException if that is not soon enough
   */
  <R> R take(String profile, Supplier<R> work) {
    var lock = locks.get(Math.floorMod(profile.hashCode(), LOCKS));
    enter(lock);
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void enter(Lock lock) {
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new OverloadException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OverloadException();
    }
  }
}
