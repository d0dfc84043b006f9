package dev.arbiter.service.profiles.grid;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import java.util.concurrent.TimeUnit;
import org.infinispan.commons.CacheException;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;

/** Opens grids. */
final class Opening {
  private static final String CACHE = "fragments";
  private static final int OWNERS = 2;

  /** Nobody waits longer for a member than for the database. */
  private static final long ANSWER_MILLIS = 1_000;

  /** A member counts in a majority only if it owns a part, however small. */
  private static final float WITNESS_SHARE = 0.01f;

  private static final long WITNESS_FRAGMENTS = 10_000;

  private Opening() {}

  static Grid alone(long inMemory) {
    var global = new GlobalConfigurationBuilder().nonClusteredDefault();
    return open(global, memory(inMemory), 1);
  }

  static Grid member(long inMemory, ClusterSettings settings) {
    return join(memory(inMemory), 1, settings);
  }

  /** A member that has next to nothing and whose presence decides who is the majority. */
  static Grid witness(ClusterSettings settings) {
    return join(memory(WITNESS_FRAGMENTS), WITNESS_SHARE, settings);
  }

  private static Grid join(ConfigurationBuilder cache, float share, ClusterSettings settings) {
    cache.clustering().cacheMode(CacheMode.DIST_SYNC);
    cache.clustering().hash().numOwners(OWNERS).capacityFactor(share);
    cache.clustering().remoteTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    cache.clustering().stateTransfer().awaitInitialTransfer(false);
    cache.clustering().partitionHandling().whenSplit(PartitionHandling.DENY_READ_WRITES);
    cache.locking().lockAcquisitionTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    var global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    try {
      global.transport().addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, new Stack(settings));
      global.transport().clusterName("arbiter").nodeName(settings.node());
      global.serialization().addContextInitializer(ProfileBytes.schema());
      return open(global, cache, settings.majority());
    } catch (CacheException | IllegalStateException failed) {
      throw new StartupProblem(
          "The grid cannot be joined at %s (arbiter.cluster.*)".formatted(settings.bind()), failed);
    }
  }

  private static ConfigurationBuilder memory(long inMemory) {
    var cache = new ConfigurationBuilder();
    cache.encoding().key().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
    cache.encoding().value().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
    cache.memory().maxCount(inMemory);
    cache.statistics().enable();
    return cache;
  }

  private static Grid open(
      GlobalConfigurationBuilder global, ConfigurationBuilder cache, int majority) {
    global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    var manager = new DefaultCacheManager(global.build(), false);
    try {
      manager.defineConfiguration(CACHE, cache.build());
      manager.start();
      var fragments = manager.<String, Fragment>getCache(CACHE);
      return new Grid(manager, fragments.getAdvancedCache(), majority);
    } catch (CacheException | IllegalStateException failed) {
      manager.stop();
      throw failed;
    }
  }
}
