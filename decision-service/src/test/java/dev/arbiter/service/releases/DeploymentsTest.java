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
  void a_rollback_puts_back_the_latest_release_below_that_was_in_force() {
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
  void a_canary_answers_for_its_share_of_the_subjects_until_it_ends() {
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
  void a_release_that_is_not_what_was_published_is_not_served_and_the_old_one_is() {
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
  void releases_that_are_not_needed_leave_the_memory_and_come_back_when_they_are() {
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
  void a_rollback_that_is_made_again_does_no_more() {
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
  void what_was_put_back_stays_when_the_server_starts_again() {
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
  void the_release_before_is_not_driven_out_by_drafts() {
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
  void code_does_not_come_back_unseen_with_an_older_release() {
    life.deploy(life.approved(Shop.withRule("One", "one")));
    var text = life.releases.publish("shop", Shop.withRule("Two", "one"), Life.ANA).entry();
    life.releases.approve("shop", text.number(), Life.CID, "");
    life.deploy(life.approved(Shop.withRule("Three", "three")));
    Life.assertRefused(ProblemKind.CONFLICT, () -> life.deploy(text.number()));
    assertThat(life.live()).isEqualTo(3);
  }

  @Test
  void a_deployment_to_come_lies_ahead_by_a_year_at_most() {
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
