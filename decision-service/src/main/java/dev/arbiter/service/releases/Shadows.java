package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Release;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets releases decide for nobody to see, one decision after the other, so that they take at most
 * one processor from those that are seen. What comes while many wait is left out. Thread-safe.
 */
public final class Shadows {
  private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
  private static final int MOST_WAITING = 512;
  private static final long CLOSING_SECONDS = 5;

  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            var thread = new Thread(work, "arbiter-shadow");
            thread.setDaemon(true);
            return thread;
          });
  private final LongAdder leftOut = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean failing;

  void work(Lease lease, Consumer<Release> work) {
    if (!lease.begin()) {
      return;
    }
    try {
      worker.execute(new Waiting(lease, work));
    } catch (RejectedExecutionException busy) {
      leaveOut(lease);
    }
  }

  private void leaveOut(Lease lease) {
    lease.end();
    leftOut.increment();
  }

  private final class Waiting implements Runnable {
    private final Lease lease;
    private final Consumer<Release> work;

    Waiting(Lease lease, Consumer<Release> work) {
      this.lease = lease;
      this.work = work;
    }

    @Override
    public void run() {
      decide(lease, work);
    }
  }

  private void decide(Lease lease, Consumer<Release> work) {
    try {
      work.accept(lease.release());
      failing = false;
    } catch (RuntimeException | Error broken) {
      failed.increment();
      if (!failing) {
        LOG.warn("The shadow {} cannot decide", lease, broken);
      }
      failing = true;
    } finally {
      lease.end();
    }
  }

  /** How many decisions were left out. */
  public long leftOut() {
    return leftOut.sum();
  }

  /** How many decisions failed. */
  public long failed() {
    return failed.sum();
  }

  /** Leaves out what waits. */
  void close() {
    worker.shutdown();
    for (var left = worker.getQueue().poll(); left != null; left = worker.getQueue().poll()) {
      leaveOut(((Waiting) left).lease);
    }
    try {
      if (!worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A shadow is still deciding");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
