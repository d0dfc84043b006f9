package dev.arbiter.service.triggers;

import dev.arbiter.service.rounds.Rounds;
import dev.arbiter.service.triggers.Firing.State;
import dev.arbiter.service.triggers.outlet.Outlets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings firings to their end: decides, and hands the decision to the outlet. Any node takes any; a
 * firing that a node left is taken by another after {@link #LEASE}. Its decision is made once, for
 * it has the id of the firing; an outlet is told at least once, under that id. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int AT_ONCE = 8;

  /** So many tell one outlet at a time, so that a slow one holds up no other. */
  private static final int EACH = 3;

  private static final int MOST_FAILURES = 12;
  private static final double LEAST_SPREAD = 0.8;
  private static final double MOST_SPREAD = 1.2;

  /** After each failure; the last is for all further ones. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3));

  private final Firings firings;
  private final Deciding deciding;
  private final Outlets outlets;
  private final InstantSource clock;
  private final Map<String, Integer> telling = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Dispatcher::named);
  private final Rounds rounds =
      new Rounds(
          "arbiter-triggers",
          PACE,
          "Firings of triggers are not worked on at the moment",
          this::round);

  public Dispatcher(Firings firings, Deciding deciding, Outlets outlets, InstantSource clock) {
    this.firings = firings;
    this.deciding = deciding;
    this.outlets = outlets;
    this.clock = clock;
  }

  private static Thread named(Runnable work) {
    var thread = new Thread(work, "arbiter-trigger");
    thread.setDaemon(true);
    return thread;
  }

  /** Works from now on. */
  public void start() {
    rounds.start();
  }

  /** Takes as many as there are free workers; whether there may be more. */
  private boolean round() throws InterruptedException {
    free.acquire();
    var room = 1 + free.drainPermits();
    var taken = List.<Firing>of();
    try {
      taken = firings.take(room, busy(), clock.instant(), LEASE);
    } finally {
      free.release(room - taken.size());
    }
    taken.forEach(firing -> workers.execute(() -> work(firing)));
    return !taken.isEmpty();
  }

  private List<String> busy() {
    return telling.entrySet().stream()
        .filter(entry -> entry.getValue() >= EACH)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void work(Firing firing) {
    try {
      bring(firing);
    } finally {
      free.release();
    }
  }

  /** Takes a firing as far as it comes at once. */
  void bring(Firing firing) {
    try {
      if (firing.state() == State.DUE) {
        decide(firing);
      } else {
        deliver(firing);
      }
    } catch (RuntimeException | Error failed) {
      LOG.warn("Firing {} of trigger {} failed", firing.id(), firing.trigger(), failed);
      pause(firing, State.FAILED, MOST_FAILURES, "The server failed; its log says why");
    }
  }

  private void decide(Firing firing) {
    if (deciding.decided(firing.id()).isEmpty()) {
      switch (deciding.holds(firing)) {
        case TRUE -> {
          if (deciding.isLate(firing, clock.instant())) {
            becomes(firing, State.LATE, Optional.empty());
            return;
          }
          deciding.decide(firing.id(), firing.profile(), firing.request());
        }
        case FALSE -> {
          becomes(firing, State.CANCELLED, Optional.empty());
          return;
        }
        case UNKNOWN -> {
          pause(firing, State.CANCELLED, MOST_FAILURES, "This server was behind");
          return;
        }
      }
    }
    var chosen = deciding.decided(firing.id()).orElseThrow();
    becomes(firing, chosen ? State.DECIDED : State.EMPTY, Optional.empty());
    if (chosen) {
      deliver(firing.decided());
    }
  }

  /** Unless its outlet is told enough at the moment: then later. */
  private void deliver(Firing firing) {
    if (telling.merge(firing.outlet(), 1, Integer::sum) > EACH) {
      telling.merge(firing.outlet(), -1, Integer::sum);
      firings.later(firing, clock.instant());
      return;
    }
    try {
      tell(firing);
    } finally {
      telling.computeIfPresent(firing.outlet(), (name, count) -> count == 1 ? null : count - 1);
    }
  }

  private void tell(Firing firing) {
    var outlet = outlets.find(firing.outlet());
    if (outlet.isEmpty()) {
      becomes(
          firing,
          State.DEAD,
          Optional.of("There is no outlet of this name: add it, and try this again"));
      return;
    }
    var objection = outlets.send(outlet.get(), deciding.message(firing));
    if (objection.isEmpty()) {
      firings.delivered(firing, clock.instant());
    } else {
      pause(firing, State.DEAD, outlet.get().attempts(), objection.get());
    }
  }

  /** Has it tried again later, but not for ever. */
  private void pause(Firing firing, State end, int most, String problem) {
    if (firing.attempts() + 1 >= most) {
      becomes(firing, end, Optional.of(problem));
      return;
    }
    var pause = PAUSES.get(Math.min(firing.attempts(), PAUSES.size() - 1));
    var spread = ThreadLocalRandom.current().nextDouble(LEAST_SPREAD, MOST_SPREAD);
    var now = clock.instant();
    firings.again(firing, problem, now.plusMillis((long) (pause.toMillis() * spread)), now);
  }

  private void becomes(Firing firing, State state, Optional<String> problem) {
    var now = clock.instant();
    firings.becomes(firing, state, problem, now.plus(LEASE), now);
  }

  /** Works no more; what is begun is ended, or another node takes it. */
  @Override
  public void close() {
    rounds.close();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("Firings are left to other nodes");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
