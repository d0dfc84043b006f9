package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import dev.arbiter.service.releases.Releases.Follower;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
@Tag("X03")
final class ReleasesTest {
  private static final Caller ANA = person("ana", Role.BUSINESS_AUTHOR, Role.RULE_DEVELOPER);
  private static final Caller BEN = person("ben", Role.APPROVER, Role.RULE_DEVELOPER);
  private static final Caller CID = person("cid", Role.APPROVER, Role.OPERATOR);

  private final SigningKey key = SigningKey.generate();
  private final SigningKey pipeline = SigningKey.generate();
  private final MemoryReleaseStore store = new MemoryReleaseStore();
  private final MemoryDeploymentStore deployments = new MemoryDeploymentStore(store);
  private final Releases releases =
      new Releases(
          store,
          deployments,
          new Archives(store, key, List.of(pipeline.verification())),
          new ReleaseCompiler(ReleasesTest.class.getClassLoader()),
          new Follower("n1", () -> Instant.parse("2026-11-22T10:00:00Z")));

  @AfterEach
  void close() {
    releases.close();
  }

  private static Caller person(String name, Role... roles) {
    return new Caller(name, Caller.Kind.ACCOUNT, name, Set.of(roles));
  }

  private long publish(ProjectFiles files) {
    return releases.publish("shop", files, ANA).number();
  }

  private long approved(ProjectFiles files) {
    var number = publish(files);
    releases.approve("shop", number, BEN, "");
    return number;
  }

  private void deploy(long release) {
    releases
        .deployments()
        .deploy(new NewDeployment("shop", release, Optional.empty(), false, "", "cid"));
  }

  private long live() {
    return releases.live().use("hero", release -> release.ref().number());
  }

  private static void assertRefused(ProblemKind kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
  }

  @Test
  void a_release_is_published_approved_by_another_deployed_and_answers() {
    var number = publish(Shop.greeting("Hello"));
    assertRefused(ProblemKind.CONFLICT, () -> deploy(number));
    releases.approve("shop", number, BEN, "fine");
    deploy(number);
    assertThat(live()).isEqualTo(1);
    assertThat(deployments.serving("shop"))
        .extracting(Serving::node, Serving::release, Serving::problem)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("n1", Optional.of(1L), Optional.empty()));
  }

  @Test
  void nobody_approves_what_he_answers_for_not_even_by_a_key_that_he_made() {
    var number = publish(Shop.greeting("Hello"));
    var all = Set.of(Role.values());
    var same = new Caller("ana", Caller.Kind.ACCOUNT, "ana", all);
    var herKey = new Caller("key:1", Caller.Kind.API_KEY, "ana", all);
    assertRefused(ProblemKind.FORBIDDEN, () -> releases.approve("shop", number, same, ""));
    assertRefused(ProblemKind.FORBIDDEN, () -> releases.approve("shop", number, herKey, ""));
    assertThat(releases.find("shop", number).hasApproval()).isFalse();
  }

  @Test
  @Tag("X04")
  void code_is_published_and_approved_by_rule_developers_alone() {
    var author = person("eve", Role.BUSINESS_AUTHOR);
    var code = Shop.withRule("Hello", "one");
    assertThatThrownBy(() -> releases.publish("shop", code, author))
        .hasMessage("Only a rule-developer may change code: rules/hello.drl");
    assertThat(store.releases("shop")).isEmpty();
    var number = publish(code);
    assertThat(releases.find("shop", number).tier()).isEqualTo(Tier.DEVELOPER);
    assertRefused(ProblemKind.FORBIDDEN, () -> releases.approve("shop", number, CID, ""));
    releases.approve("shop", number, BEN, "");
    deploy(number);
    var sameCode = releases.publish("shop", Shop.withRule("Hi", "one"), author);
    assertThat(sameCode.tier()).isEqualTo(Tier.BUSINESS);
    assertThat(releases.approve("shop", sameCode.number(), CID, "").hasApproval()).isTrue();
  }

  @Test
  void what_is_broken_is_told_in_full_and_nothing_is_kept() {
    assertThatThrownBy(() -> publish(Shop.broken()))
        .isInstanceOfSatisfying(
            ProjectException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.file())
                    .contains("segments/a.yaml", "segments/b.yaml"));
    assertThatThrownBy(() -> publish(Shop.failing()))
        .hasMessageContaining("scenarios/hello.yaml:1: Everybody is greeted: ");
    assertThatThrownBy(() -> releases.publish("other", Shop.greeting("Hello"), ANA))
        .hasMessage("project.yaml: expected the name 'other' of the address, found 'shop'");
    assertThat(store.releases("shop")).isEmpty();
    assertThat(publish(Shop.greeting("Hello"))).isEqualTo(1);
  }

  @Test
  void the_same_contents_are_the_same_release() {
    assertThat(publish(Shop.greeting("Hello"))).isEqualTo(1);
    assertThat(publish(Shop.greeting("Hi"))).isEqualTo(2);
    assertThat(publish(Shop.greeting("Hello"))).isEqualTo(1);
  }

  @Test
  void a_rollback_puts_back_the_latest_release_below_that_was_in_force() {
    deploy(approved(Shop.greeting("One")));
    publish(Shop.greeting("Never deployed"));
    deploy(approved(Shop.greeting("Three")));
    deploy(approved(Shop.greeting("Four")));
    assertThat(releases.deployments().rollBack("shop", Optional.empty(), "worse", CID).release())
        .isEqualTo(3);
    assertThat(live()).isEqualTo(3);
    assertThat(releases.deployments().rollBack("shop", Optional.empty(), "worse", CID).release())
        .isEqualTo(1);
    assertThat(live()).isEqualTo(1);
    assertRefused(
        ProblemKind.CONFLICT,
        () -> releases.deployments().rollBack("shop", Optional.empty(), "worse", CID));
    assertThat(releases.deployments().rollBack("shop", Optional.of(4L), "better", CID).release())
        .isEqualTo(4);
    assertRefused(
        ProblemKind.CONFLICT,
        () -> releases.deployments().rollBack("shop", Optional.of(2L), "worse", CID));
    assertThat(live()).isEqualTo(4);
  }

  @Test
  @Tag("X09")
  void only_what_a_trusted_key_signed_is_taken() {
    var files = Shop.greeting("Hello");
    var trusted = ReleaseArchive.write(files, pipeline);
    assertThat(releases.publishSigned("shop", trusted, ANA).number()).isEqualTo(1);
    assertThat(store.archive("shop", 1)).hasValueSatisfying(a -> assertThat(a).isEqualTo(trusted));
    var foreign = ReleaseArchive.write(Shop.greeting("Hi"), SigningKey.generate());
    assertThatThrownBy(() -> releases.publishSigned("shop", foreign, ANA))
        .isInstanceOf(ArchiveException.class);
    assertThat(store.releases("shop")).hasSize(1);
  }

  @Test
  @Tag("X09")
  void a_release_that_is_not_what_was_published_is_not_served_and_the_old_one_is() {
    deploy(approved(Shop.greeting("One")));
    var replayed = ReleaseArchive.write(Shop.greeting("One"), key);
    var foreign = ReleaseArchive.write(Shop.greeting("Two"), SigningKey.generate());
    for (var archive : List.of(replayed, foreign, new byte[] {1, 2, 3})) {
      var digest = "sha256:" + archive.length;
      var bad =
          store.add(new NewRelease("shop", digest, Tier.BUSINESS, archive, "server", "server"));
      assertThatThrownBy(() -> deploy(bad.number())).isInstanceOf(ArchiveException.class);
      assertThat(deployments.deployments("shop")).hasSize(1);
    }
    deployments.deploy(new NewDeployment("shop", 2, Optional.empty(), false, "", "intruder"));
    releases.serve();
    assertThat(live()).isEqualTo(1);
    assertThat(deployments.serving("shop").get(0).release()).contains(1L);
    assertThat(deployments.serving("shop").get(0).problem()).isPresent();
  }

  @Test
  void a_project_of_the_server_is_live_without_approval_and_only_a_change_is_a_release() {
    assertThat(releases.publishOwn(Shop.withRule("Hello", "one"))).isTrue();
    assertThat(releases.publishOwn(Shop.withRule("Hello", "one"))).isFalse();
    releases.serve();
    assertThat(live()).isEqualTo(1);
    assertThat(releases.publishOwn(Shop.greeting("Hi"))).isTrue();
    assertThat(store.releases("shop")).hasSize(2);
  }

  @Test
  void releases_that_are_not_needed_leave_the_memory_and_come_back_when_they_are() {
    for (var i = 1; i <= 5; i++) {
      deploy(approved(Shop.greeting("Hello " + i)));
    }
    assertThat(releases.deployments().rollBack("shop", Optional.of(1L), "oldest", CID).release())
        .isEqualTo(1);
    assertThat(live()).isEqualTo(1);
  }
}
