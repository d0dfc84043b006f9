package dev.arbiter.service.releases.draft;

import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Callers who wait for news, which may come by another node: it is looked for. Thread-safe. */
final class Waiting implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int MOST = 12;
  private static final int RETRY_SECONDS = 5;

  private final Semaphore places = new Semaphore(MOST);
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Returns when there is news, or time is up.
   *
   * @throws ProblemException if too many wait
   */
  void until(BooleanSupplier news, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    if (!places.tryAcquire()) {
      throw ProblemException.unavailable(
          "Too many wait for drafts: ask again, or without a time", RETRY_SECONDS);
    }
    try {
      while (!news.getAsBoolean() && System.nanoTime() < deadline) {
        if (closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
