package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.Action;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.Releases.Follower;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Releases in memory, and the people who take them through their life. */
final class Life implements AutoCloseable {
  static final Caller ANA = person("ana", Role.BUSINESS_AUTHOR, Role.RULE_DEVELOPER);
  static final Caller BEN = person("ben", Role.APPROVER, Role.RULE_DEVELOPER);
  static final Caller CID = person("cid", Role.APPROVER, Role.OPERATOR);

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** What the clock of this node shows. */
  Instant now = NOW;

  final SigningKey key = SigningKey.generate();
  final SigningKey pipeline = SigningKey.generate();
  final MemoryReleaseStore store = new MemoryReleaseStore();
  final MemoryDeploymentStore deployments = new MemoryDeploymentStore(store);
  final Releases releases =
      new Releases(
          store,
          deployments,
          new Archives(store, key, List.of(pipeline.verification())),
          new ReleaseCompiler(Life.class.getClassLoader()),
          new Follower("n1", () -> now, Rehearsal.with(Optional.empty())));

  static Caller person(String name, Role... roles) {
    return new Caller(name, Caller.Kind.ACCOUNT, name, Set.of(roles));
  }

  long publish(ProjectFiles files) {
    return releases.publish("shop", files, ANA).entry().number();
  }

  long approved(ProjectFiles files) {
    var number = publish(files);
    releases.approve("shop", number, BEN, "");
    return number;
  }

  void deploy(long release) {
    releases.deployments().deploy(NewDeployment.live("shop", release, false, "", "cid"));
  }

  long live() {
    return answering("anybody");
  }

  long answering(String subject) {
    return releases.live().use("hero", subject, release -> release.ref().number());
  }

  void tryOut(long release, int percent) {
    releases
        .deployments()
        .deploy(
            new NewDeployment(
                "shop",
                release,
                Mode.CANARY,
                Optional.of(percent),
                Optional.empty(),
                false,
                "",
                "cid"));
  }

  /** Deploys within guardrails. */
  Deployment guarded(
      long release,
      Optional<Integer> percent,
      Optional<Instant> at,
      boolean despiteBreach,
      Action action) {
    return releases
        .deployments()
        .deploy(
            new NewDeployment(
                "shop",
                release,
                percent.isPresent() ? Mode.CANARY : Mode.LIVE,
                percent,
                at,
                false,
                "",
                "cid",
                Optional.of(rails(action)),
                despiteBreach));
  }

  static Guardrails rails(Action action) {
    return new Guardrails(
        Optional.of(0.01),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(action),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static void assertRefused(ProblemKind kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
  }

  /** What is not in memory cannot be loaded any more. */
  void breakArchives() {
    store.breakArchives();
  }

  @Override
  public void close() {
    releases.close();
  }
}
