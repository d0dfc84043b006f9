package dev.arbiter.service.events.identity;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.database.Jdbc;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a snapshot of fragments that got many events since their last one. It looks every second,
 * beside the requests, at what came since it looked before, on a thread of its own; while many
 * events come, as in an import, it waits, but not for long. Thread-safe.
 */
public final class Photographer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Photographer.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final long MAX_CHANGES = 10_000;
  private static final long BUSY_CHANGES = 5_000;
  private static final int MAX_WAITED = 60;

  private final Jdbc jdbc;
  private final Snapshots snapshots;
  private final Fragments fragments;
  private final ScheduledExecutorService executor;
  private long seen;
  private long latest;
  private int waited;

  /**
   * @param fragments are read from the record
   */
  public Photographer(Jdbc jdbc, Snapshots snapshots, Fragments fragments) {
    this.jdbc = jdbc;
    this.snapshots = snapshots;
    this.fragments = fragments;
    this.latest = fragments.number();
    this.seen = Math.max(0, latest - MAX_CHANGES);
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "profile-photographer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to look. */
  public void start() {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> attempt(this::lookIfCalm),
            PACE.toMillis(),
            PACE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private synchronized void lookIfCalm() {
    var number = fragments.number();
    var busy = number - latest > BUSY_CHANGES && waited < MAX_WAITED;
    latest = number;
    waited = busy ? waited + 1 : 0;
    if (!busy) {
      look();
    }
  }

  /** Takes those that are due among what came until now. */
  public synchronized void look() {
    snapshots.wanted().forEach(this::take);
    var number = fragments.number();
    while (seen < number && !executor.isShutdown()) {
      var until = Math.min(number, seen + MAX_CHANGES);
      due(seen, until).forEach(this::take);
      seen = until;
    }
  }

  private void take(String id) {
    fragments.find(id).map(Fragment::known).ifPresent(snapshots::keep);
  }

  private List<String> due(long after, long until) {
    return jdbc.query(
        "find out which snapshots are due",
        """
        select f.id from fragments f
        left join snapshots s on s.fragment = f.id and s.format = ?
        where f.id in (select fragment from events where seq > ? and seq <= ?)
          and f.events - coalesce(s.events, 0) >= ?
        """,
        row -> row.getString(1),
        snapshots.format(),
        after,
        until,
        Snapshots.EVENTS);
  }

  private static void attempt(Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException failed) {
      LOG.warn("A snapshot was not taken", failed);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(PACE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
