package dev.arbiter.service.access.keys;

import dev.arbiter.service.access.TestControlPlane;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class JpaApiKeyStoreTest extends ApiKeyStoreContract {
  private final TestControlPlane open;

  JpaApiKeyStoreTest(TestDatabase database) {
    open = TestControlPlane.empty(database);
  }

  @Override
  ApiKeyStore store() {
    return new JpaApiKeyStore(open.controlPlane());
  }

  @Override
  List<Change> changes() {
    return open.changes();
  }
}
