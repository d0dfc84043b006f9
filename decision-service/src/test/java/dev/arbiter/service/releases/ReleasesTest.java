package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
@Tag("X10")
final class ReleasesTest {
  private final Life life = new Life();

  @AfterEach
  void close() {
    life.close();
  }

  @Test
  void aReleaseIsPublishedApprovedByAnotherDeployedAndAnswers() {
    var number = life.publish(Shop.greeting("Hello"));
    Life.assertRefused(ProblemKind.CONFLICT, () -> life.deploy(number));
    life.releases.approve("shop", number, Life.BEN, "fine");
    life.deploy(number);
    assertThat(life.live()).isEqualTo(1);
    assertThat(life.deployments.serving("shop"))
        .extracting(Serving::node, Serving::release, Serving::problem)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("n1", Optional.of(1L), Optional.empty()));
  }

  @Test
  void nobodyApprovesWhatHeAnswersForNotEvenByAKeyThatHeMade() {
    var number = life.publish(Shop.greeting("Hello"));
    var all = Set.of(Role.values());
    var same = new Caller("ana", Caller.Kind.ACCOUNT, "ana", all);
    var herKey = new Caller("key:1", Caller.Kind.API_KEY, "ana", all);
    Life.assertRefused(
        ProblemKind.FORBIDDEN, () -> life.releases.approve("shop", number, same, ""));
    Life.assertRefused(
        ProblemKind.FORBIDDEN, () -> life.releases.approve("shop", number, herKey, ""));
    assertThat(life.releases.find("shop", number).hasApproval()).isFalse();
  }

  @Test
  void whatDoesNotMeetTheGatesOfItsProjectIsNotPublished() {
    assertThatThrownBy(() -> life.publish(Shop.unproved()))
        .isInstanceOf(ProjectException.class)
        .hasMessage(
            "project.yaml: gates.coverage: expected a coverage of at least 1.0, found 0.500");
    assertThat(life.store.releases("shop")).isEmpty();
  }

  @Test
  @Tag("X09")
  void codeIsPublishedAndApprovedByRuleDevelopersAlone() {
    var author = Life.person("eve", Role.BUSINESS_AUTHOR);
    var code = Shop.withRule("Hello", "one");
    assertThatThrownBy(() -> life.releases.publish("shop", code, author))
        .hasMessage("Only a rule-developer may change code: rules/hello.drl");
    assertThat(life.store.releases("shop")).isEmpty();
    var number = life.publish(code);
    assertThat(life.releases.find("shop", number).tier()).isEqualTo(Tier.DEVELOPER);
    Life.assertRefused(
        ProblemKind.FORBIDDEN, () -> life.releases.approve("shop", number, Life.CID, ""));
    life.releases.approve("shop", number, Life.BEN, "");
    life.deploy(number);
    var sameCode = life.releases.publish("shop", Shop.withRule("Hi", "one"), author).entry();
    assertThat(sameCode.tier()).isEqualTo(Tier.BUSINESS);
    assertThat(life.releases.approve("shop", sameCode.number(), Life.CID, "").hasApproval())
        .isTrue();
  }

  @Test
  void whatIsBrokenIsToldInFullAndNothingIsKept() {
    assertThatThrownBy(() -> life.publish(Shop.broken()))
        .isInstanceOfSatisfying(
            ProjectException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.file())
                    .contains("segments/a.yaml", "segments/b.yaml"));
    assertThatThrownBy(() -> life.publish(Shop.failing()))
        .hasMessageContaining("scenarios/hello.yaml:1: Everybody is greeted: ");
    assertThatThrownBy(() -> life.releases.publish("other", Shop.greeting("Hello"), Life.ANA))
        .hasMessage("project.yaml: expected the name 'other' of the address, found 'shop'");
    assertThat(life.store.releases("shop")).isEmpty();
    assertThat(life.publish(Shop.greeting("Hello"))).isEqualTo(1);
  }

  @Test
  void theSameContentsAreTheSameRelease() {
    assertThat(life.publish(Shop.greeting("Hello"))).isEqualTo(1);
    assertThat(life.publish(Shop.greeting("Hi"))).isEqualTo(2);
    assertThat(life.publish(Shop.greeting("Hello"))).isEqualTo(1);
  }

  @Test
  void onlyWhatATrustedKeySignedIsTaken() {
    var files = Shop.greeting("Hello");
    var trusted = ReleaseArchive.write(files, life.pipeline);
    assertThat(life.releases.publishSigned("shop", trusted, Life.ANA).entry().number())
        .isEqualTo(1);
    assertThat(life.store.archive("shop", 1))
        .hasValueSatisfying(a -> assertThat(a).isEqualTo(trusted));
    var foreign = ReleaseArchive.write(Shop.greeting("Hi"), SigningKey.generate());
    assertThatThrownBy(() -> life.releases.publishSigned("shop", foreign, Life.ANA))
        .isInstanceOf(ArchiveException.class);
    assertThat(life.store.releases("shop")).hasSize(1);
  }

  @Test
  void aProjectOfTheServerIsLiveWithoutApprovalAndOnlyAChangeIsARelease() {
    assertThat(life.releases.publishOwn(Shop.withRule("Hello", "one"))).isTrue();
    assertThat(life.releases.publishOwn(Shop.withRule("Hello", "one"))).isFalse();
    life.releases.serve();
    assertThat(life.live()).isEqualTo(1);
    assertThat(life.releases.publishOwn(Shop.greeting("Hi"))).isTrue();
    assertThat(life.store.releases("shop")).hasSize(2);
  }
}
