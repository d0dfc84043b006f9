package dev.arbiter.service.releases;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.Share;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Served.Trial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final int ALL = 100;
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final String NO_PROJECT = "";
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

  private final String node;
  private final DeploymentStore deployments;
  private final CompiledReleases compiled;
  private final LiveReleases live;
  private final InstantSource clock;
  private final Map<String, Told> told = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread following = new Thread(this::followOn, "arbiter-releases");
  private Optional<Long> presentNanos = Optional.empty();
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
   * @param triedNanos when it last tried to serve that
   * @param toldNanos when it last told
   */
  private record Told(Serving serving, InForce about, long triedNanos, long toldNanos) {
    boolean triesAgain(InForce inForce, long now) {
      return !about.equals(inForce)
          || serving.problem().isPresent() && now - triedNanos > TRY_AGAIN_AFTER.toNanos();
    }

    boolean tellsAgain(long now) {
      return now - toldNanos > TELL_EVERY.toNanos();
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
    bePresent(System.nanoTime());
    for (var inForce : deployments.inForce()) {
      var project = inForce.project();
      var before = told.get(project);
      var now = System.nanoTime();
      if (before == null || before.triesAgain(inForce, now)) {
        tell(new Told(serve(inForce), inForce, now, System.nanoTime()));
      } else if (before.tellsAgain(now)) {
        tell(new Told(before.serving(), inForce, before.triedNanos(), now));
      }
    }
  }

  /** A node is counted before it has anything to serve. */
  private void bePresent(long now) {
    if (presentNanos.stream().allMatch(last -> now - last > TELL_EVERY.toNanos())) {
      deployments.report(Serving.nothing(node, NO_PROJECT));
      presentNanos = Optional.of(now);
    }
  }

  private void tell(Told news) {
    told.put(news.about().project(), news);
    deployments.report(news.serving());
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
  private Serving serve(InForce inForce) {
    var problems = new ArrayList<String>();
    hold(inForce.live(), problems)
        .ifPresent(
            lease -> {
              var canary = inForce.canary().flatMap(one -> trial(one, problems));
              var shadow = inForce.shadow().flatMap(one -> trial(one, problems));
              swap(inForce.project(), new Served(lease, canary, shadow));
            });
    return serving(inForce, problems.stream().findFirst());
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
        Optional.ofNullable(told.get(project))
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
    try {
      following.join(TELL_EVERY.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
