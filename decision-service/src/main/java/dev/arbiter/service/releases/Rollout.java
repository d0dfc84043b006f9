package dev.arbiter.service.releases;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.Share;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Served.Canary;
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
   * @param about what was in force then
   */
  private record Told(Serving serving, InForce about, Instant at) {
    boolean isDue(InForce inForce, Instant now) {
      var after = serving.problem().isPresent() ? TRY_AGAIN_AFTER : TELL_EVERY;
      return !about.equals(inForce) || !now.isBefore(at.plus(after));
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
    for (var inForce : deployments.inForce()) {
      var before = told.get(inForce.project());
      if (before == null || before.isDue(inForce, clock.instant())) {
        var serving = serve(inForce);
        deployments.report(serving);
        told.put(inForce.project(), new Told(serving, inForce, clock.instant()));
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

  private Serving serve(InForce inForce) {
    try {
      swap(inForce);
      return serving(inForce.project(), Optional.empty());
    } catch (ArbiterException refused) {
      LOG.error(
          "What is in force of {} cannot be served here: {}",
          inForce.project(),
          refused.getMessage());
      return serving(inForce.project(), Optional.of(String.valueOf(refused.getMessage())));
    }
  }

  private void swap(InForce inForce) {
    var project = inForce.project();
    var wanted =
        new Served(
            compiled.lease(project, inForce.live().release()),
            inForce
                .canary()
                .map(one -> new Canary(compiled.lease(project, one.release()), share(one))));
    if (live.served(project).equals(Optional.of(wanted))) {
      return;
    }
    wanted.leases().forEach(compiled::pin);
    var before = live.put(project, wanted);
    before.stream()
        .flatMap(Served::leases)
        .filter(lease -> wanted.leases().noneMatch(lease::equals))
        .forEach(compiled::release);
    LOG.info("{} is served by {}", project, wanted);
  }

  /** A larger share of the same release includes the smaller. */
  private static Share share(Deployment canary) {
    return new Share(canary.percent().orElse(0), canary.digest());
  }

  private Serving serving(String project, Optional<String> problem) {
    var served = live.served(project);
    var ref = served.map(Served::live).map(Lease::release).map(Release::ref);
    var digest = ref.map(ReleaseRef::digest);
    var canary = served.flatMap(Served::canary).map(one -> one.lease().release().ref().digest());
    var since =
        Optional.ofNullable(told.get(project))
            .map(Told::serving)
            .filter(one -> one.digest().equals(digest) && one.canary().equals(canary))
            .flatMap(Serving::since)
            .or(() -> ref.map(any -> clock.instant()));
    return new Serving(node, project, ref.map(ReleaseRef::number), digest, canary, since, problem);
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
