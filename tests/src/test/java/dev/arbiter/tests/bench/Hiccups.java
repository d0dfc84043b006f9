package dev.arbiter.tests.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How late a thread is that wants nothing but to wake up every millisecond: what the machine does
 * to everybody, whatever is measured. A thread of its own, until closed.
 */
final class Hiccups implements AutoCloseable {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  private final Thread thread = new Thread(this::watch, "hiccups");
  private volatile boolean closed;

  Hiccups() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!closed) {
      var due = System.nanoTime() + INTERVAL_NANOS;
      LockSupport.parkNanos(INTERVAL_NANOS);
      nanos.recordValueWithExpectedInterval(Math.max(0, System.nanoTime() - due), INTERVAL_NANOS);
    }
  }

  /** What was seen; to be called when closed. */
  Histogram nanos() {
    return nanos;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
