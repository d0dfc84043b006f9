package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Fragment;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/** Fragments in memory, in an embedded Infinispan grid. Thread-safe. */
public final class Grid implements AutoCloseable {
  private static final String CACHE = "fragments";

  private final EmbeddedCacheManager manager;
  private final Cache<String, Fragment> cache;

  private Grid(EmbeddedCacheManager manager, Cache<String, Fragment> cache) {
    this.manager = manager;
    this.cache = cache;
  }

  /**
   * Opens the grid of this node.
   *
   * @param inMemory how many fragments are kept; the others are read when they are asked for
   */
  public static Grid open(long inMemory) {
    var global = new GlobalConfigurationBuilder().nonClusteredDefault();
    global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    var manager = new DefaultCacheManager(global.build());
    try {
      var configuration = new ConfigurationBuilder();
      configuration.encoding().key().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
      configuration.encoding().value().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
      configuration.memory().maxCount(inMemory);
      configuration.statistics().enable();
      manager.defineConfiguration(CACHE, configuration.build());
      return new Grid(manager, manager.getCache(CACHE));
    } catch (RuntimeException failed) {
      manager.stop();
      throw failed;
    }
  }

  /** The fragments in memory by their ids; a change of one is atomic. */
  public ConcurrentMap<String, Fragment> fragments() {
    return cache;
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
