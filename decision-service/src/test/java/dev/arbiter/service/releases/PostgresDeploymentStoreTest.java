package dev.arbiter.service.releases;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class PostgresDeploymentStoreTest extends DeploymentStoreContract {
  private final PostgresReleaseStore releases;
  private final PostgresDeploymentStore store;

  PostgresDeploymentStoreTest(TestDatabase database) {
    var jdbc = new Jdbc(database.empty().dataSource());
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
}
