package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.TestControlPlane;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class JpaAccountStoreTest extends AccountStoreContract {
  private final TestControlPlane open;

  JpaAccountStoreTest(TestDatabase database) {
    open = TestControlPlane.empty(database);
  }

  @Override
  AccountStore store() {
    return new JpaAccountStore(open.controlPlane());
  }

  @Override
  List<Change> changes() {
    return open.changes();
  }
}
