package dev.arbiter.service.releases;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this node serve what is in force: looks twice a second, compiles beside the requests, swaps,
 * and tells the other nodes. What cannot be loaded is told and tried again; what was served before
 * goes on being served. Thread-safe.
 */
final class Rollout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

  private final String node;
  private final DeploymentStore deployments;
  private final CompiledReleases compiled;
  private final LiveReleases live;
  private final InstantSource clock;
  private final Map<String, Told> told = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread following = new Thread(this::followOn, "arbiter-releases");
  private boolean blind;

  /**
   * @param node the name of this node in the cluster
   */
  Rollout(
      String node,
      DeploymentStore deployments,
      CompiledReleases compiled,
      LiveReleases live,
      InstantSource clock) {
    this.node = node;
    this.deployments = deployments;
    this.compiled = compiled;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What this node last told of a project.
   *
   * @param deployment the one it was about
   */
  private record Told(Serving serving, long deployment, Instant at) {
    boolean isDue(Deployment inForce, Instant now) {
      var after = serving.problem().isPresent() ? TRY_AGAIN_AFTER : TELL_EVERY;
      return deployment != inForce.id() || !now.isBefore(at.plus(after));
    }
  }

  /** Serves what is in force now and looks again and again from now on. */
  void start() {
    follow();
    following.setDaemon(true);
    following.start();
  }

  /** Serves what is in force now. */
  synchronized void follow() {
    for (var deployment : deployments.inForce()) {
      var before = told.get(deployment.project());
      if (before == null || before.isDue(deployment, clock.instant())) {
        var serving = serve(deployment);
        deployments.report(serving);
        told.put(deployment.project(), new Told(serving, deployment.id(), clock.instant()));
      }
    }
  }

  /** Lets the time pass; true if the server is closed before. */
  boolean closesWithin(Duration time) throws InterruptedException {
    return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void followOn() {
    try {
      while (!closing.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away is told once, and asked again. */
  private void look() {
    try {
      follow();
      blind = false;
    } catch (RuntimeException | Error failed) {
      if (!blind) {
        LOG.error("What is in force cannot be read; what is live stays live", failed);
      }
      blind = true;
    }
  }

  private Serving serve(Deployment deployment) {
    try {
      swap(deployment);
      return serving(deployment, Optional.empty());
    } catch (ArbiterException refused) {
      LOG.error(
          "Release {} of {} is in force but cannot be served here: {}",
          deployment.release(),
          deployment.project(),
          refused.getMessage());
      return serving(deployment, Optional.of(String.valueOf(refused.getMessage())));
    }
  }

  private void swap(Deployment deployment) {
    var present = live.release(deployment.project()).map(release -> release.ref().number());
    if (present.equals(Optional.of(deployment.release()))) {
      return;
    }
    var lease = compiled.lease(deployment.project(), deployment.release());
    compiled.pin(lease);
    live.put(lease).ifPresent(compiled::release);
    LOG.info(
        "Release {} of {} is live: {}",
        deployment.release(),
        deployment.project(),
        deployment.digest());
  }

  private Serving serving(Deployment deployment, Optional<String> problem) {
    var project = deployment.project();
    var ref = live.release(project).map(release -> release.ref());
    var digest = ref.map(one -> one.digest());
    var before = Optional.ofNullable(told.get(project)).map(Told::serving);
    var since = before.filter(one -> one.digest().equals(digest)).flatMap(Serving::since);
    return new Serving(
        node,
        project,
        ref.map(one -> one.number()),
        digest,
        ref.isPresent() ? since.or(() -> Optional.of(clock.instant())) : Optional.empty(),
        problem);
  }

  /** Looks no more. */
  @Override
  public void close() {
    closing.countDown();
    try {
      following.join(TELL_EVERY.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
