package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the admin log says of releases. */
final class ReleaseChangesTest {
  private static final Change PUBLISHED =
      Change.of("ana", "release.published", "retail")
          .with("number", "1")
          .with("tier", "developer")
          .with("digest", "sha256:a");
  private static final Change APPROVED =
      Change.of("ben", "release.approved", "retail").with("number", "1");
  private static final Change DEPLOYED =
      Change.of("cid", "release.deployed", "retail").with("number", "1").with("mode", "live");

  private PostgresReleaseStore releases;
  private PostgresDeploymentStore deployments;
  private ControlPlane controlPlane;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    releases = new PostgresReleaseStore(new Jdbc(database.dataSource()));
    deployments = new PostgresDeploymentStore(new Jdbc(database.dataSource()));
    controlPlane = ControlPlane.open(database.dataSource(), List.of(), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  private ReleaseEntry publish(String by) {
    return releases.add(new NewRelease("retail", "sha256:a", Tier.DEVELOPER, new byte[1], by, by));
  }

  private Deployment deploy(Optional<Instant> at, boolean rollback) {
    return deployments.deploy(
        new NewDeployment("retail", 1, Mode.LIVE, Optional.empty(), at, rollback, "why", "cid"));
  }

  private List<Change> changes() {
    return controlPlane.log(Long.MAX_VALUE, 10).stream().map(AdminEntry::change).toList();
  }

  @Test
  void everyStepOfAReleaseIsLoggedWithItsInstant() {
    var added = publish("ana");
    releases.approve("retail", 1, "ben", "ben", "");
    releases.approve("retail", 1, "ben", "ben", "");
    var approval = releases.find("retail", 1).orElseThrow().approvals().get(0);
    var deployed = deploy(Optional.empty(), false);
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .containsExactly(
            new AdminEntry(3, deployed.deployedAt(), DEPLOYED),
            new AdminEntry(2, approval.approvedAt(), APPROVED),
            new AdminEntry(1, added.createdAt(), PUBLISHED));
  }

  @Test
  void aRollbackAndWhatIsToComeAndItsEndAreLoggedAsSuch() {
    publish("ana");
    deploy(Optional.empty(), true);
    var at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
    deployments.cancel("retail", deploy(Optional.of(at), false).id(), "dan");
    assertThat(changes())
        .containsExactly(
            Change.of("dan", "deployment.cancelled", "retail").with("number", "1"),
            DEPLOYED.with("at", at.toString()),
            new Change("cid", "release.rolled-back", "retail", DEPLOYED.detail()),
            PUBLISHED);
  }

  @Test
  void aReleaseThatWasThereBeforeIsNoChange() {
    publish("ana");
    publish("ben");
    assertThat(changes()).containsExactly(PUBLISHED);
  }

  @Test
  void aDeploymentThatFailsIsNotLogged() {
    assertThatThrownBy(() -> deploy(Optional.empty(), false)).isInstanceOf(StoreException.class);
    assertThat(changes()).isEmpty();
  }
}
