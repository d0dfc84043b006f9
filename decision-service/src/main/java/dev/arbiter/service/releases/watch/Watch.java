package dev.arbiter.service.releases.watch;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.SignedReleases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at what is watched, one node at a time, and takes newer plans. What fails
 * is told and tried again, less and less often. Thread-safe.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_DOUBLED = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WatchStore store;
  private final PlanTaker taker;
  private final Duration every;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread looking = new Thread(this::lookOn, "arbiter-watch");
  private boolean blind;

  Watch(WatchStore store, PlanTaker taker, Duration every) {
    this.store = store;
    this.taker = taker;
    this.every = every;
  }

  /**
   * Watches from now on.
   *
   * @param work a folder of its own
   */
  public static Watch open(WatchSettings settings, Jdbc jdbc, SignedReleases releases, Path work) {
    var watch =
        new Watch(
            new WatchStore(jdbc, settings.source()),
            new PlanTaker(
                settings.environment(), settings.open(work), releases, settings.trusted()),
            settings.every());
    watch.looking.setContextClassLoader(Watch.class.getClassLoader());
    watch.looking.setDaemon(true);
    watch.looking.start();
    return watch;
  }

  /** How far all nodes have come. */
  WatchState state() {
    return store.state();
  }

  /** Looks once, unless another node does or it is too early. */
  boolean look() {
    return store.look(this::looked);
  }

  private WatchState looked(WatchState before, Instant now) {
    var after = taken(before, now);
    var doubled = Math.min(after.failures(), MOST_DOUBLED);
    var pause = every.multipliedBy(1L << doubled);
    return after.looked(
        store.source(),
        now,
        now.plus(pause.compareTo(LONGEST) < 0 || doubled == 0 ? pause : LONGEST));
  }

  private WatchState taken(WatchState before, Instant now) {
    try {
      return taker.take(before, now, store::renew);
    } catch (ArbiterException refused) {
      LOG.warn("What is watched cannot be taken: {}", refused.getMessage());
      return before.failed(String.valueOf(refused.getMessage()));
    } catch (RuntimeException | Error failed) {
      LOG.error("What is watched cannot be taken", failed);
      return before.failed("it cannot be taken; the log of the node says why");
    }
  }

  private void lookOn() {
    try {
      do {
        lookOrTell();
      } while (!closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away is told once, and asked again. */
  private void lookOrTell() {
    try {
      look();
      blind = false;
    } catch (RuntimeException | Error failed) {
      if (!blind) {
        LOG.error("It cannot be kept how far what is watched was followed", failed);
      }
      blind = true;
    }
  }

  /** Looks no more. Who is about to find something is not waited for, here or by other nodes. */
  @Override
  public void close() {
    closing.countDown();
    try {
      looking.join(PATIENCE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    store.leave();
  }
}
