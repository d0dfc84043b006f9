package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.database.StoreException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the admin log says of releases. */
final class ReleaseChangesTest {
  private static final Change PUBLISHED =
      Change.of("ana", "release.published", "retail")
          .with("number", "1")
          .with("digest", "sha256:a");
  private static final Change DEPLOYED =
      Change.of("ben", "release.deployed", "retail").with("number", "1").with("mode", "live");

  private PostgresReleaseStore store;
  private ControlPlane controlPlane;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    store = new PostgresReleaseStore(new Jdbc(database.dataSource()));
    controlPlane = ControlPlane.open(database.dataSource(), List.of(), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void a_release_is_logged_when_it_is_added_and_when_it_is_deployed() {
    var added = store.add("retail", "sha256:a", new byte[1], "ana");
    store.deploy("retail", 1, "ben");
    var deployed = store.deployments("retail").get(0);
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .containsExactly(
            new AdminEntry(2, deployed.deployedAt(), DEPLOYED),
            new AdminEntry(1, added.createdAt(), PUBLISHED));
  }

  @Test
  void a_release_that_was_there_before_is_no_change() {
    store.add("retail", "sha256:a", new byte[1], "ana");
    store.add("retail", "sha256:a", new byte[1], "ben");
    assertThat(controlPlane.log(Long.MAX_VALUE, 10))
        .extracting(AdminEntry::change)
        .containsExactly(PUBLISHED);
  }

  @Test
  void a_deployment_that_fails_is_not_logged() {
    assertThatThrownBy(() -> store.deploy("retail", 1, "ben")).isInstanceOf(StoreException.class);
    assertThat(controlPlane.log(Long.MAX_VALUE, 10)).isEmpty();
  }
}
