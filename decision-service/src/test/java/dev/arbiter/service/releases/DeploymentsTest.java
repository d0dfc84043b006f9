package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.Deployments.Rollback;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
final class DeploymentsTest {
  private final Life life = new Life();

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void aRollbackPutsBackTheLatestReleaseBelowThatWasInForce() {
    life.deploy(life.approved(Shop.greeting("One")));
    life.publish(Shop.greeting("Never deployed"));
    life.deploy(life.approved(Shop.greeting("Three")));
    life.deploy(life.approved(Shop.greeting("Four")));
    assertThat(
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.empty(), "worse"), Life.CID)
                .release())
        .isEqualTo(3);
    assertThat(life.live()).isEqualTo(3);
    assertThat(
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.empty(), "worse"), Life.CID)
                .release())
        .isEqualTo(1);
    assertThat(life.live()).isEqualTo(1);
    Life.assertRefused(
        ProblemKind.CONFLICT,
        () ->
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.empty(), "worse"), Life.CID));
    assertThat(
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.of(4L), "better"), Life.CID)
                .release())
        .isEqualTo(4);
    Life.assertRefused(
        ProblemKind.CONFLICT,
        () ->
            life.releases.deployments().rollBack("shop", back(Optional.of(2L), "worse"), Life.CID));
    assertThat(life.live()).isEqualTo(4);
  }

  @Test
  @Tag("X04")
  void aCanaryAnswersForItsShareOfTheSubjectsUntilItEnds() {
    var one = life.approved(Shop.greeting("One"));
    Life.assertRefused(ProblemKind.CONFLICT, () -> life.tryOut(one, 50));
    life.deploy(one);
    var two = life.approved(Shop.greeting("Two"));
    life.tryOut(two, 50);
    var tried = subjectsOf(two);
    assertThat(tried).hasSizeBetween(400, 600);
    assertThat(subjectsOf(one)).hasSize(1_000 - tried.size());
    assertThat(life.deployments.serving("shop").get(0).canary())
        .contains(life.releases.find("shop", two).digest());
    life.tryOut(two, 80);
    assertThat(subjectsOf(two)).hasSizeBetween(700, 900).containsAll(tried);
    assertThat(
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.empty(), "worse"), Life.CID)
                .release())
        .isEqualTo(one);
    assertThat(subjectsOf(two)).isEmpty();
    life.tryOut(two, 1);
    life.deploy(two);
    assertThat(subjectsOf(two)).hasSize(1_000);
  }

  private List<Integer> subjectsOf(long release) {
    return IntStream.range(0, 1_000)
        .filter(subject -> life.answering("p-" + subject) == release)
        .boxed()
        .toList();
  }

  @Test
  @Tag("X11")
  void aReleaseThatIsNotWhatWasPublishedIsNotServedAndTheOldOneIs() {
    life.deploy(life.approved(Shop.greeting("One")));
    var replayed = ReleaseArchive.write(Shop.greeting("One"), life.key);
    var foreign = ReleaseArchive.write(Shop.greeting("Two"), SigningKey.generate());
    for (var archive : List.of(replayed, foreign, new byte[] {1, 2, 3})) {
      var digest = "sha256:" + archive.length;
      var bad =
          life.store.add(
              new NewRelease("shop", digest, Tier.BUSINESS, archive, "server", "server"));
      assertThatThrownBy(() -> life.deploy(bad.number())).isInstanceOf(ArchiveException.class);
      assertThat(life.deployments.deployments("shop")).hasSize(1);
    }
    life.deployments.deploy(NewDeployment.live("shop", 2, false, "", "intruder"));
    life.releases.serve();
    assertThat(life.live()).isEqualTo(1);
    assertThat(life.deployments.serving("shop").get(0).release()).contains(1L);
    assertThat(life.deployments.serving("shop").get(0).problem()).isPresent();
  }

  @Test
  void releasesThatAreNotNeededLeaveTheMemoryAndComeBackWhenTheyAre() {
    for (var i = 1; i <= 5; i++) {
      life.deploy(life.approved(Shop.greeting("Hello " + i)));
    }
    assertThat(
            life.releases
                .deployments()
                .rollBack("shop", back(Optional.of(1L), "oldest"), Life.CID)
                .release())
        .isEqualTo(1);
    assertThat(life.live()).isEqualTo(1);
  }

  private static Rollback back(Optional<Long> release, String reason) {
    return new Rollback(release, Optional.empty(), reason);
  }

  @Test
  void aRollbackThatIsMadeAgainDoesNoMore() {
    life.deploy(life.approved(Shop.greeting("One")));
    life.deploy(life.approved(Shop.greeting("Two")));
    life.deploy(life.approved(Shop.greeting("Three")));
    var order = new Rollback(Optional.empty(), Optional.of(3L), "worse");
    life.releases.deployments().rollBack("shop", order, Life.CID);
    Life.assertRefused(
        ProblemKind.CONFLICT, () -> life.releases.deployments().rollBack("shop", order, Life.CID));
    assertThat(life.live()).isEqualTo(2);
  }

  @Test
  void whatWasPutBackStaysWhenTheServerStartsAgain() {
    var own = Shop.greeting("Own");
    life.releases.publishOwn(own);
    var number = life.approved(Shop.greeting("Another"));
    life.deploy(number);
    assertThat(life.releases.publishOwn(own)).isFalse();
    assertThat(life.live()).isEqualTo(number);
    assertThat(life.releases.publishOwn(Shop.greeting("Own changed"))).isTrue();
    assertThat(life.live()).isGreaterThan(number);
  }

  @Test
  void theReleaseBeforeIsNotDrivenOutByDrafts() {
    life.deploy(life.approved(Shop.greeting("One")));
    life.deploy(life.approved(Shop.greeting("Two")));
    for (var i = 0; i < 9; i++) {
      life.publish(Shop.greeting("Draft " + i));
    }
    assertThat(life.releases.inMemory()).isEqualTo(6);
    life.breakArchives();
    life.releases.deployments().rollBack("shop", back(Optional.empty(), "worse"), Life.CID);
    assertThat(life.live()).isEqualTo(1);
  }

  @Test
  void codeDoesNotComeBackUnseenWithAnOlderRelease() {
    life.deploy(life.approved(Shop.withRule("One", "one")));
    var text = life.releases.publish("shop", Shop.withRule("Two", "one"), Life.ANA).entry();
    life.releases.approve("shop", text.number(), Life.CID, "");
    life.deploy(life.approved(Shop.withRule("Three", "three")));
    Life.assertRefused(ProblemKind.CONFLICT, () -> life.deploy(text.number()));
    assertThat(life.live()).isEqualTo(3);
  }

  @Test
  void aDeploymentToComeLiesAheadByAYearAtMost() {
    var number = life.approved(Shop.greeting("One"));
    for (var at : List.of(Life.NOW.minusSeconds(1), Instant.MAX)) {
      var order =
          new NewDeployment(
              "shop", number, Mode.LIVE, Optional.empty(), Optional.of(at), false, "", "cid");
      Life.assertRefused(ProblemKind.INVALID, () -> life.releases.deployments().deploy(order));
    }
    assertThat(life.deployments.deployments("shop")).isEmpty();
  }
}
