package dev.arbiter.service.releases;

final class MemoryDeploymentStoreTest extends GuardedStoreContract {
  private final MemoryReleaseStore releases = new MemoryReleaseStore();
  private final MemoryDeploymentStore store = new MemoryDeploymentStore(releases);

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
    store.breach(deployment);
  }
}
