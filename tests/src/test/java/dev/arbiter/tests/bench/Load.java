package dev.arbiter.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Load on a server over kept-alive connections, each with a thread of its own.
 *
 * @param requests the prepared request of each number, used in turn
 */
record Load(URI server, IntFunction<byte[]> requests) {

  /**
   * What was measured.
   *
   * @param perSecond answers a second
   * @param nanos from the moment a request was due to the end of its answer
   * @param hiccups how late a thread was meanwhile that did nothing
   */
  record Result(double perSecond, Histogram nanos, Histogram hiccups) {
    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** This and what was measured after it. */
    Result plus(Result later) {
      var answers = (double) nanos.getTotalCount() + later.nanos.getTotalCount();
      var seconds =
          nanos.getTotalCount() / perSecond + later.nanos.getTotalCount() / later.perSecond;
      return new Result(answers / seconds, sum(nanos, later.nanos), sum(hiccups, later.hiccups));
    }

    private static Histogram sum(Histogram one, Histogram other) {
      var sum = one.copy();
      sum.add(other);
      return sum;
    }
  }

  /** As many requests as the connections manage: each sends when its last answer came. */
  Result closed(int connections, long seconds) {
    return run(connections, seconds, OptionalDouble.empty());
  }

  /** A fixed rate, whatever the answers do: a late answer makes the following ones late, too. */
  Result open(int connections, long seconds, double perSecond) {
    return run(connections, seconds, OptionalDouble.of(perSecond / connections));
  }

  private Result run(int connections, long seconds, OptionalDouble rate) {
    var workers = new ArrayList<Worker>();
    var hiccups = new Hiccups();
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (var i = 0; i < connections; i++) {
      var worker = new Worker(i, connections, end, rate);
      worker.start();
      workers.add(worker);
    }
    var all = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    try (hiccups) {
      join(workers);
    }
    workers.forEach(worker -> all.add(worker.histogram));
    return new Result((double) all.getTotalCount() / seconds, all, hiccups.nanos());
  }

  private static void join(List<Worker> workers) {
    try {
      for (var worker : workers) {
        worker.join();
        worker.failure.ifPresent(
            failure -> {
              throw new UncheckedIOException(failure);
            });
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Worker extends Thread {
    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private final int first;
    private final int step;
    private final long end;
    private final OptionalDouble rate;
    private Optional<IOException> failure = Optional.empty();

    Worker(int first, int step, long end, OptionalDouble rate) {
      this.first = first;
      this.step = step;
      this.end = end;
      this.rate = rate;
    }

    @Override
    public void run() {
      try (var connection = new LoadConnection(server)) {
        var interval = rate.isPresent() ? (long) (1e9 / rate.getAsDouble()) : 0;
        var due = System.nanoTime() + interval * first / Math.max(1, step);
        for (var number = first; due < end; number += step) {
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          connection.exchange(requests.apply(number));
          var now = System.nanoTime();
          histogram.recordValue(now - due);
          due = interval == 0 ? now : due + interval;
        }
      } catch (IOException failed) {
        failure = Optional.of(failed);
      }
    }
  }
}
