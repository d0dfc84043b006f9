package dev.arbiter.service.releases;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class PostgresDeploymentStoreTest extends GuardedStoreContract {
  private final Jdbc jdbc;
  private final PostgresReleaseStore releases;
  private final PostgresDeploymentStore store;

  PostgresDeploymentStoreTest(TestDatabase database) {
    jdbc = new Jdbc(database.empty().dataSource());
    releases = new PostgresReleaseStore(jdbc);
    store = new PostgresDeploymentStore(jdbc);
  }

  @Override
  ReleaseStore releases() {
    return releases;
  }

  @Override
  DeploymentStore store() {
    return store;
  }

  @Override
  void breach(long deployment) {
    jdbc.update(
        "break a guardrail",
        "insert into judged_windows"
            + " (deployment, outcomes, number, release, since, until, findings, breached)"
            + " values (?, false, 1, 1, now(), now(), '[]', true)",
        deployment);
  }
}
