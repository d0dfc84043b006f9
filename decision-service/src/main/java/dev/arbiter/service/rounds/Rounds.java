package dev.arbiter.service.rounds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done round by round on a thread of its own until it is closed. That rounds fail is
 * logged once, and they are tried again until they succeed. Thread-safe.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration pace;
  private final String complaint;
  private final Round round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param name of the thread
   * @param pace the time between two rounds
   * @param complaint one sentence that says what is not done while rounds fail
   */
  public Rounds(String name, Duration pace, String complaint, Round round) {
    this.pace = pace;
    this.complaint = complaint;
    this.round = round;
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
  }

  /** One round. */
  public interface Round {
    /** Does it; whether there is more to do at once. */
    boolean go() throws InterruptedException;
  }

  /** Begins with the first round. */
  public void start() {
    thread.start();
  }

  /** Whether no further round is to begin. */
  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void work() {
    var failing = false;
    var more = false;
    try {
      while (!closing.await(more ? 0 : pace.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          more = round.go();
          failing = false;
        } catch (RuntimeException | Error failed) {
          if (!failing) {
            LOG.error(complaint, failed);
          }
          failing = true;
          more = false;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins no further round, and waits some seconds for the one that is under way. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
