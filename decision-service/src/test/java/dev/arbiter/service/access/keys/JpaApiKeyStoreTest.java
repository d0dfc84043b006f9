package dev.arbiter.service.access.keys;

import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.SharedDatabase;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class JpaApiKeyStoreTest extends ApiKeyStoreContract {
  private ControlPlane controlPlane;

  @BeforeEach
  void open() {
    controlPlane =
        ControlPlane.open(
            SharedDatabase.empty().dataSource(), ApiKeys.entities(), InstantSource.system());
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Override
  ApiKeyStore store() {
    return new JpaApiKeyStore(controlPlane);
  }

  @Override
  List<Change> changes() {
    return controlPlane.log(Long.MAX_VALUE, 100).stream()
        .sorted(Comparator.comparing(AdminEntry::seq))
        .map(AdminEntry::change)
        .toList();
  }
}
