package dev.arbiter.service.releases;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class PostgresReleaseStoreTest extends ReleaseStoreContract {
  private final PostgresReleaseStore store;

  PostgresReleaseStoreTest(TestDatabase database) {
    store = new PostgresReleaseStore(new Jdbc(database.empty().dataSource()));
  }

  @Override
  ReleaseStore store() {
    return store;
  }
}
