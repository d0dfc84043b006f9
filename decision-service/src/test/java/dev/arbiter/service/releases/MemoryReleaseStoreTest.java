package dev.arbiter.service.releases;

final class MemoryReleaseStoreTest extends ReleaseStoreContract {
  private final MemoryReleaseStore store = new MemoryReleaseStore();

  @Override
  ReleaseStore store() {
    return store;
  }
}
