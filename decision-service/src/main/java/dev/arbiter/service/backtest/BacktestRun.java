package dev.arbiter.service.backtest;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.replay.DecisionHistory;
import dev.arbiter.domain.replay.LoggedDecision;
import dev.arbiter.service.backtest.tally.BacktestResult;
import dev.arbiter.service.backtest.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backtest from its first page of the log to its last. Pages are compared at the same time and
 * added in their order; no more of them are in memory than there are workers, and two. It is run
 * once; how far it is may be asked by any thread.
 */
final class BacktestRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestRun.class);
  private static final int PAGE = 500;

  private final BacktestView about;
  private final Order order;
  private final Comparer comparer;
  private final DecisionHistory history;
  private final ExecutorService workers;
  private final int parallel;
  private final InstantSource clock;
  private volatile boolean stopped;
  private volatile Progress progress = new Progress(State.RUNNING, 0, 0);
  private volatile Optional<End> end = Optional.empty();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** The states of a run. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  private record Progress(State state, long read, long total) {}

  private record End(Instant at, Optional<String> problem, Optional<BacktestResult> result) {}

  /** Who works for a run. */
  record Crew(ExecutorService workers, int parallel, InstantSource clock) {}

  /**
   * @param about what is told of it before it has begun
   */
  BacktestRun(
      BacktestView about, Order order, Comparer comparer, DecisionHistory history, Crew crew) {
    this.about = about;
    this.order = order;
    this.comparer = comparer;
    this.history = history;
    this.workers = crew.workers();
    this.parallel = crew.parallel();
    this.clock = crew.clock();
  }

  String id() {
    return about.id();
  }

  boolean hasEnded() {
    return end.isPresent();
  }

  /** Returns when it has ended, or after the patience. */
  void awaitEnd(Duration patience) {
    try {
      if (!ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  void cancel() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      var tally = compareAll();
      if (stopped) {
        end(State.CANCELLED, Optional.empty(), Optional.empty());
      } else {
        end(State.DONE, Optional.empty(), Optional.of(tally.result()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      end(State.CANCELLED, Optional.empty(), Optional.empty());
    } catch (ExecutionException failed) {
      fail(failed.getCause() == null ? failed : failed.getCause());
    } catch (RuntimeException | Error failed) {
      fail(failed);
    }
  }

  private void fail(Throwable failed) {
    stopped = true;
    LOG.error("Backtest {} failed", id(), failed);
    var named = failed instanceof ArbiterException ? failed.getMessage() : null;
    var problem = Optional.ofNullable(named).orElse("The log of the server says why");
    end(State.FAILED, Optional.of(problem), Optional.empty());
  }

  private void end(State state, Optional<String> problem, Optional<BacktestResult> result) {
    progress = new Progress(state, progress.read(), progress.total());
    end = Optional.of(new End(clock.instant(), problem, result));
    ended.countDown();
  }

  private Tally compareAll() throws InterruptedException, ExecutionException {
    var excerpt = history.select(order.selection());
    progress = new Progress(State.RUNNING, 0, excerpt.size());
    var sum = new Tally(order.examples());
    var ahead = new ArrayDeque<Compared>();
    for (var page = excerpt.next(PAGE); !page.isEmpty() && !stopped; page = excerpt.next(PAGE)) {
      ahead.add(compare(page));
      if (ahead.size() > parallel) {
        add(ahead, sum);
      }
    }
    while (!ahead.isEmpty()) {
      add(ahead, sum);
    }
    return sum;
  }

  /** A page that is being compared. */
  private record Compared(int size, Future<Tally> tally) {}

  private Compared compare(List<LoggedDecision> page) {
    return new Compared(page.size(), workers.submit(() -> comparer.compare(page, () -> stopped)));
  }

  private void add(Deque<Compared> ahead, Tally sum)
      throws InterruptedException, ExecutionException {
    var page = ahead.remove();
    sum.add(page.tally().get());
    var read = progress.read() + page.size();
    progress = new Progress(State.RUNNING, read, Math.max(read, progress.total()));
  }

  /** How far it is, and what it found. */
  BacktestView view() {
    var ended = end;
    var now = progress;
    return about.at(
        now.state().name().toLowerCase(Locale.ROOT),
        now.read(),
        now.total(),
        ended.map(End::at),
        ended.flatMap(End::problem),
        ended.flatMap(End::result));
  }
}
