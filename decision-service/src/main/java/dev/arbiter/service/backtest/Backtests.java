package dev.arbiter.service.backtest;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.replay.DecisionHistory;
import dev.arbiter.domain.replay.Past;
import dev.arbiter.domain.replay.Replayer;
import dev.arbiter.service.backtest.Candidates.Loan;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backtests of this node, one at a time. They live in memory: a stop of the server ends the one
 * that runs and forgets the others. Thread-safe.
 */
public final class Backtests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
  private static final int KEPT = 20;
  private static final int STOP_SECONDS = 10;

  private final Candidates candidates;
  private final DecisionHistory history;
  private final Replayer replayer;
  private final Consumer<Change> adminLog;
  private final InstantSource clock;
  private final int parallel;
  private final ExecutorService reader = threads(1, "backtest");
  private final ExecutorService workers;

  /** By id, the oldest first. */
  private final Map<String, BacktestRun> runs = new LinkedHashMap<>();

  private boolean starting;

  /**
   * @param past what is asked for what records do not hold
   * @param adminLog is told of each start
   */
  public Backtests(
      Candidates candidates,
      DecisionHistory history,
      Past past,
      Consumer<Change> adminLog,
      Pace pace) {
    this.candidates = candidates;
    this.history = history;
    this.replayer = new Replayer(past);
    this.adminLog = adminLog;
    this.clock = pace.clock();
    this.parallel = pace.parallel();
    this.workers = threads(parallel, "backtest-worker");
  }

  /**
   * How backtests go on.
   *
   * @param parallel how many threads make decisions again
   */
  public record Pace(int parallel, InstantSource clock) {}

  Candidates candidates() {
    return candidates;
  }

  /**
   * Starts a backtest.
   *
   * @param number the number of the release, none of a draft
   * @param tested lends what is tested, until the end of the run
   * @throws ProblemException if another one is running
   */
  BacktestView start(Optional<Long> number, Supplier<Loan> tested, Order order, String by) {
    begin();
    try {
      var loan = tested.get();
      try {
        var about = about(number, loan, order, by);
        adminLog.accept(change(about));
        var comparer = new Comparer(loan.release(), replayer, candidates, order);
        var crew = new BacktestRun.Crew(workers, parallel, clock);
        var run = new BacktestRun(about, order, comparer, history, crew);
        keep(run);
        reader.execute(() -> run(run, loan));
        return run.view();
      } catch (RuntimeException | Error failed) {
        loan.end().run();
        throw failed;
      }
    } finally {
      synchronized (this) {
        starting = false;
      }
    }
  }

  private static void run(BacktestRun run, Loan loan) {
    try {
      run.run();
    } finally {
      loan.end().run();
    }
  }

  private synchronized void begin() {
    var running = runs.values().stream().filter(run -> !run.hasEnded()).findFirst();
    if (starting || running.isPresent()) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "A backtest is running on this node%s: wait for its end or cancel it"
              .formatted(running.map(run -> " (" + run.id() + ")").orElse("")));
    }
    starting = true;
  }

  private synchronized void keep(BacktestRun run) {
    runs.put(run.id(), run);
    runs.keySet().removeAll(runs.keySet().stream().limit(Math.max(0, runs.size() - KEPT)).toList());
  }

  private BacktestView about(Optional<Long> number, Loan loan, Order order, String by) {
    return new BacktestView(
        UlidCreator.getMonotonicUlid().toString(),
        order.selection().project(),
        number,
        loan.release().ref().digest(),
        BacktestView.Window.of(order),
        "running",
        0,
        0,
        by,
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Change change(BacktestView about) {
    return Change.of(about.startedBy(), "backtest.started", about.id())
        .with("project", about.project())
        .with("release", about.release().map(String::valueOf).orElse("draft"))
        .with("digest", about.digest())
        .with("from", about.window().from().toString())
        .with("to", about.window().to().toString());
  }

  /** The latest backtests, the newest first, without their results. */
  synchronized List<BacktestView> list() {
    var latest = new ArrayList<>(runs.values());
    Collections.reverse(latest);
    return latest.stream().map(run -> run.view().withoutResult()).toList();
  }

  /** The backtest when it has ended, or after the patience. */
  BacktestView find(String id, Duration patience) {
    var run = run(id);
    run.awaitEnd(patience);
    return run.view();
  }

  /** Has the run leave off; what has ended stays as it is. */
  BacktestView cancel(String id) {
    var run = run(id);
    run.cancel();
    return run.view();
  }

  private synchronized BacktestRun run(String id) {
    return Optional.ofNullable(runs.get(id))
        .orElseThrow(() -> ProblemException.notFound("This node has no backtest of this id"));
  }

  /** Cancels what runs. */
  @Override
  public void close() {
    synchronized (this) {
      runs.values().forEach(BacktestRun::cancel);
    }
    reader.shutdown();
    try {
      if (!reader.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A backtest did not stop in time");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
  }

  /** The engines look for their parts through the threads that call them. */
  private static ExecutorService threads(int count, String name) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          var thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.setContextClassLoader(Backtests.class.getClassLoader());
          return thread;
        });
  }
}
