package dev.arbiter.service.releases;

import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the cluster every five seconds that this node is there and what it serves, and makes sure
 * that this is what is in force still; on a thread of its own, whatever is compiled meanwhile.
 * Thread-safe.
 */
final class Presence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final String NO_PROJECT = "";

  private final String node;
  private final DeploymentStore deployments;
  private final LiveReleases live;
  private final Map<String, Told> told = new HashMap<>();
  private final LongSupplier nanos;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread telling = new Thread(this::tellOn, "arbiter-presence");

  /**
   * @param node the name of this node in the cluster
   * @param live is told what is served as it should be
   * @param nanos the clock of nanoseconds
   */
  Presence(String node, DeploymentStore deployments, LiveReleases live, LongSupplier nanos) {
    this.node = node;
    this.deployments = deployments;
    this.live = live;
    this.nanos = nanos;
  }

  /**
   * What this node last told of a project.
   *
   * @param about what was in force then
   * @param triedNanos when it last tried to serve that
   */
  record Told(Serving serving, InForce about, long triedNanos) {
    private boolean isServed(InForce inForce) {
      return about.equals(inForce) && serving.problem().isEmpty();
    }
  }

  /** A node is counted before it has anything to serve. */
  void start() {
    deployments.report(Serving.nothing(node, NO_PROJECT));
    telling.setDaemon(true);
    telling.start();
  }

  Optional<Told> told(String project) {
    synchronized (told) {
      return Optional.ofNullable(told.get(project));
    }
  }

  /** Tells this now, and again and again until there is something else to tell. */
  void tell(Told news) {
    synchronized (told) {
      told.put(news.about().project(), news);
      deployments.report(news.serving());
    }
    sure(news.about(), news.triedNanos());
  }

  private void sure(InForce inForce, long nanos) {
    if (told(inForce.project()).filter(last -> last.isServed(inForce)).isPresent()) {
      live.sure(inForce.project(), nanos);
    }
  }

  private void tellOn() {
    try {
      while (!closing.await(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        tellAgain();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes wrong here is told by the one who looks for what is in force. */
  void tellAgain() {
    try {
      var now = nanos.getAsLong();
      deployments.inForce().forEach(inForce -> sure(inForce, now));
      deployments.report(Serving.nothing(node, NO_PROJECT));
      synchronized (told) {
        told.values().forEach(last -> deployments.report(last.serving()));
      }
    } catch (RuntimeException | Error failed) {
      LOG.debug("What this node serves cannot be told", failed);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      telling.join(TELL_EVERY.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
