package dev.arbiter.service.access.accounts;

import dev.arbiter.service.database.Change;
import java.util.List;

final class MemoryAccountStoreTest extends AccountStoreContract {
  private final MemoryAccountStore store = new MemoryAccountStore();

  @Override
  AccountStore store() {
    return store;
  }

  @Override
  List<Change> changes() {
    return store.changes;
  }
}
