package dev.arbiter.service.profiles;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/**
 * Profiles in an embedded Infinispan grid: in memory as objects, written through to a file store as
 * ProtoStream before a change is acknowledged.
 */
public final class InfinispanProfiles implements Profiles, AutoCloseable {
  private static final String CACHE = "profiles";

  private final EmbeddedCacheManager manager;
  private final Cache<String, Profile> cache;

  private InfinispanProfiles(EmbeddedCacheManager manager, Cache<String, Profile> cache) {
    this.manager = manager;
    this.cache = cache;
  }

  /**
   * Opens the grid of this node.
   *
   * @param folder where its files are kept
   * @param inMemory how many profiles are kept in memory; the others are read from the file store
   */
  public static InfinispanProfiles open(Path folder, long inMemory) {
    var global = new GlobalConfigurationBuilder().nonClusteredDefault();
    global
        .globalState()
        .enable()
        .persistentLocation(folder.toAbsolutePath().toString())
        .serialization()
        .addContextInitializer(new ProfileSchemaImpl())
        .shutdown()
        .hookBehavior(org.infinispan.configuration.global.ShutdownHookBehavior.DONT_REGISTER);
    var manager = new DefaultCacheManager(global.build());
    try {
      var configuration = new ConfigurationBuilder();
      configuration.encoding().key().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
      configuration.encoding().value().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
      configuration.memory().maxCount(inMemory);
      configuration.statistics().enable();
      configuration
          .persistence()
          .addSoftIndexFileStore()
          .dataLocation("data")
          .indexLocation("index")
          .purgeOnStartup(false);
      manager.defineConfiguration(CACHE, configuration.build());
      return new InfinispanProfiles(manager, manager.getCache(CACHE));
    } catch (RuntimeException failed) {
      manager.stop();
      throw failed;
    }
  }

  @Override
  public Optional<Profile> get(String id) {
    return Optional.ofNullable(cache.get(id));
  }

  @Override
  public void apply(String id, List<Event> events) {
    cache.compute(id, (key, old) -> (old == null ? Profile.empty(id) : old).with(events));
  }

  @Override
  public void replace(Profile profile) {
    cache.put(profile.id(), profile);
  }

  @Override
  public void remove(String id) {
    cache.remove(id);
  }

  @Override
  public Iterable<String> ids() {
    return List.copyOf(cache.keySet());
  }

  @Override
  public long size() {
    return cache.size();
  }

  /** Entries in memory, hits and misses since the start, in this order. */
  public long[] statistics() {
    var statistics = cache.getAdvancedCache().getStats();
    return new long[] {
      statistics.getApproximateEntriesInMemory(), statistics.getHits(), statistics.getMisses()
    };
  }

  /** Whether the grid answers. */
  public boolean isRunning() {
    return manager.getStatus().allowInvocations();
  }

  @Override
  public void close() {
    manager.stop();
  }
}
