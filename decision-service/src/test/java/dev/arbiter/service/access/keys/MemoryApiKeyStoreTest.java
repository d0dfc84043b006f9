package dev.arbiter.service.access.keys;

import dev.arbiter.service.database.Change;
import java.util.List;

final class MemoryApiKeyStoreTest extends ApiKeyStoreContract {
  private final MemoryApiKeyStore store = new MemoryApiKeyStore();

  @Override
  ApiKeyStore store() {
    return store;
  }

  @Override
  List<Change> changes() {
    return store.changes;
  }
}
