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
  private boolean mute;

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
   * @param live whether it serves the live release of that; a trial may have failed
   * @param triedNanos when it last tried to serve that
   */
  record Told(Serving serving, InForce about, boolean live, long triedNanos) {
    private boolean isServed(InForce inForce) {
      return live && about.live().equals(inForce.live());
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

  /**
   * Tells this now, and again and again until there is something else to tell.
   *
   * @param asOfNanos when it was in force
   */
  void tell(Told news, long asOfNanos) {
    synchronized (told) {
      told.put(news.about().project(), news);
      deployments.report(news.serving());
    }
    sure(news.about(), asOfNanos);
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

  /** A database that is away is told once. */
  void tellAgain() {
    try {
      var now = nanos.getAsLong();
      deployments.inForce().forEach(inForce -> sure(inForce, now));
      deployments.report(Serving.nothing(node, NO_PROJECT));
      synchronized (told) {
        told.values().forEach(last -> deployments.report(last.serving()));
      }
      mute = false;
    } catch (RuntimeException | Error failed) {
      if (!mute) {
        LOG.error("What this node serves cannot be told; soon it counts as gone", failed);
      }
      mute = true;
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
