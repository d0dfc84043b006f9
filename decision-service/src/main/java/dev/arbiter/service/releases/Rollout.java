package dev.arbiter.service.releases;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.Share;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Presence.Told;
import dev.arbiter.service.releases.Served.Trial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this node serve what is in force: looks twice a second, compiles beside the requests and
 * swaps. What cannot be loaded is told and tried again; what was served before goes on being
 * served. Thread-safe.
 */
final class Rollout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final int ALL = 100;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

  private final String node;
  private final DeploymentStore deployments;
  private final CompiledReleases compiled;
  private final LiveReleases live;
  private final InstantSource clock;
  private final Presence presence;
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
    this.presence = new Presence(node, deployments, live, System::nanoTime);
    this.clock = clock;
  }

  /** Serves what is in force now and looks again and again from now on. */
  void start() {
    presence.start();
    follow();
    following.setDaemon(true);
    following.start();
  }

  /** Serves what is in force now. */
  synchronized void follow() {
    var asOf = System.nanoTime();
    for (var inForce : deployments.inForce()) {
      if (presence.told(inForce.project()).stream().allMatch(last -> isToBeTried(last, inForce))) {
        presence.tell(serve(inForce), asOf);
      }
    }
  }

  private static boolean isToBeTried(Told last, InForce inForce) {
    return !last.about().equals(inForce)
        || last.serving().problem().isPresent()
            && System.nanoTime() - last.triedNanos() > TRY_AGAIN_AFTER.toNanos();
  }

  /** Whether a live release of a project that is none of these has the slot here. */
  boolean isTaken(String slot, Set<String> projects) {
    return live.isTaken(slot, projects);
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
        LOG.error("What is in force cannot be read or told; what is live stays live", failed);
      }
      blind = true;
    }
  }

  /** Whatever goes wrong with one project is told, and the others are served. */
  private Told serve(InForce inForce) {
    var problems = new ArrayList<String>();
    var lease = hold(inForce.live(), problems);
    lease.ifPresent(
        held -> {
          var canary = inForce.canary().flatMap(one -> trial(one, problems));
          var shadow = inForce.shadow().flatMap(one -> trial(one, problems));
          swap(inForce.project(), new Served(held, canary, shadow));
        });
    var serving = serving(inForce, problems.stream().findFirst());
    return new Told(serving, inForce, lease.isPresent(), System.nanoTime());
  }

  private Optional<Lease> hold(Deployment deployment, List<String> problems) {
    try {
      return Optional.of(compiled.hold(deployment.project(), deployment.release()));
    } catch (RuntimeException | Error refused) {
      LOG.error(
          "Release {} of {} is in force but cannot be served here",
          deployment.release(),
          deployment.project(),
          refused);
      problems.add(
          refused instanceof ArbiterException
              ? String.valueOf(refused.getMessage())
              : "the release cannot be loaded; the log of the node says why");
      return Optional.empty();
    }
  }

  private void swap(String project, Served wanted) {
    live.put(project, wanted).forEach(compiled::release);
    LOG.info("{} is served by {}", project, wanted);
  }

  /** A larger share of the same release includes the smaller. */
  private Optional<Trial> trial(Deployment one, List<String> problems) {
    var share = new Share(one.percent().orElse(ALL), one.digest());
    return hold(one, problems).map(lease -> new Trial(lease, share));
  }

  private Serving serving(InForce inForce, Optional<String> problem) {
    var project = inForce.project();
    var served = live.served(project);
    var ref = served.map(Served::live).map(Lease::release).map(Release::ref);
    var digest = ref.map(ReleaseRef::digest);
    var canary = served.flatMap(Served::canary).map(Rollout::digest);
    var shadow = served.flatMap(Served::shadow).map(Rollout::digest);
    var deployment = problem.isPresent() ? Optional.<Long>empty() : Optional.of(inForce.lastId());
    var since =
        presence
            .told(project)
            .map(Told::serving)
            .filter(one -> one.digest().equals(digest) && one.deployment().equals(deployment))
            .flatMap(Serving::since)
            .or(() -> ref.map(any -> clock.instant()));
    return new Serving(
        node,
        project,
        deployment,
        ref.map(ReleaseRef::number),
        digest,
        canary,
        shadow,
        since,
        problem);
  }

  private static String digest(Trial trial) {
    return trial.lease().release().ref().digest();
  }

  /** Looks no more. */
  @Override
  public void close() {
    closing.countDown();
    presence.close();
    try {
      following.join(STOP_WITHIN.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
