package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Presence.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X11")
final class PresenceTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Near the largest, for a clock of nanoseconds may go beyond it. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - MINUTE / 2);

  private final Life life = new Life();
  private final LiveReleases live = new LiveReleases(nanos::get);
  private final Presence presence = new Presence("n2", life.deployments, live, nanos::get);

  @BeforeEach
  void serve() {
    life.deploy(life.approved(Shop.sureWithin("PT1M")));
    tell(Optional.empty());
  }

  @AfterEach
  void close() {
    presence.close();
    live.clear();
    life.close();
  }

  /** Tells that what is in force is served, or why not. */
  private void tell(Optional<String> problem) {
    presence.tell(told(problem, problem.isEmpty()), nanos.get());
  }

  private Told told(Optional<String> problem, boolean isLive) {
    var inForce = life.deployments.inForce().get(0);
    var release = compiled(Shop.sureWithin("PT1M"), inForce.live().release());
    live.put("shop", new Served(new Lease(release), Optional.empty(), Optional.empty()));
    var none = Serving.nothing("n2", "shop");
    return new Told(
        new Serving(
            "n2",
            "shop",
            problem.isPresent() ? Optional.empty() : Optional.of(inForce.lastId()),
            Optional.of(inForce.live().release()),
            Optional.of(inForce.live().digest()),
            none.canary(),
            none.shadow(),
            none.since(),
            problem),
        inForce,
        isLive,
        nanos.get());
  }

  private static CompiledRelease compiled(ProjectFiles files, long number) {
    return new ReleaseCompiler(PresenceTest.class.getClassLoader()).compile(files, number);
  }

  private void answers(String slot) {
    assertThat(live.<Long>use(slot, "anybody", release -> release.ref().number())).isEqualTo(1);
  }

  private void refuses(String slot) {
    Life.assertRefused(ProblemKind.UNAVAILABLE, () -> answers(slot));
  }

  @Test
  void whatWasInForceAMinuteAgoAnswersAndLaterOnlyWhereTheLastGoodOneDoes() {
    nanos.addAndGet(MINUTE);
    answers("hero");
    nanos.incrementAndGet();
    refuses("hero");
    answers("footer");
  }

  @Test
  void aNodeThatMakesSureAnswersForAnotherMinute() {
    nanos.addAndGet(MINUTE * 2);
    refuses("hero");
    presence.tellAgain();
    nanos.addAndGet(MINUTE);
    answers("hero");
  }

  @Test
  void aNodeThatDoesNotServeWhatCameIntoForceIsStaleAfterAMinute() {
    life.deploy(life.approved(Shop.greeting("Other")));
    nanos.addAndGet(MINUTE);
    presence.tellAgain();
    answers("hero");
    nanos.incrementAndGet();
    presence.tellAgain();
    refuses("hero");
  }

  @Test
  void aNodeThatCannotServeWhatIsInForceIsStaleAfterAMinute() {
    life.deployments.deploy(NewDeployment.live("shop", 1, false, "", "cid"));
    nanos.addAndGet(MINUTE + 1);
    tell(Optional.of("it cannot be loaded"));
    presence.tellAgain();
    refuses("hero");
    tell(Optional.empty());
    answers("hero");
  }

  @Test
  void aTrialThatCannotBeLoadedMakesNoAnswerOfTheLiveReleaseStale() {
    presence.tell(told(Optional.of("the shadow cannot be loaded"), true), nanos.get());
    nanos.addAndGet(MINUTE * 2);
    presence.tellAgain();
    answers("hero");
  }

  @Test
  void aNodeThatNeverWasSureIsStaleAfterAMinuteToo() {
    var other = new LiveReleases(nanos::get);
    var release = compiled(Shop.sureWithin("PT1M"), 1);
    other.put("shop", new Served(new Lease(release), Optional.empty(), Optional.empty()));
    nanos.addAndGet(MINUTE + 1);
    Life.assertRefused(
        ProblemKind.UNAVAILABLE, () -> other.use("hero", "anybody", one -> one.ref().number()));
  }

  @Test
  void aNodeIsCountedBeforeItServesAnythingAndGoesOnToTellWhatItServes() {
    presence.start();
    assertThat(life.deployments.serving("other")).extracting(Serving::node).contains("n2");
    assertThat(life.deployments.serving("shop"))
        .filteredOn(one -> one.node().equals("n2"))
        .extracting(Serving::deployment)
        .isEqualTo(List.of(Optional.of(1L)));
  }
}
