package dev.arbiter.service.profiles.grid;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.service.profiles.Memory;
import dev.arbiter.service.profiles.bytes.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.CacheException;
import org.infinispan.context.Flag;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.partitionhandling.AvailabilityMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fragments in memory, in an embedded Infinispan grid of this server alone or of several. A change
 * is made where the fragment is owned, and reaches all owners before {@link #take} returns.
 * Thread-safe.
 */
public final class Grid implements Memory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Grid.class);

  final EmbeddedCacheManager manager;
  private final AdvancedCache<String, Fragment> cache;

  /** Of whom a look is not counted. */
  private final AdvancedCache<String, Fragment> silent;

  private final int majority;
  private final Doubts doubts = new Doubts();
  private volatile boolean settled;

  Grid(EmbeddedCacheManager manager, AdvancedCache<String, Fragment> cache, int majority) {
    this.manager = manager;
    this.cache = cache;
    this.silent = cache.withFlags(Flag.SKIP_STATISTICS);
    this.majority = majority;
    if (isShared()) {
      cache.addListener(new Partitions(this::changed));
      changed(cache.getAvailability());
    }
  }

  /**
   * Opens a grid of this server alone.
   *
   * @param inMemory how many fragments are kept; the others are read when they are asked for
   */
  public static Grid open(long inMemory) {
    return Opening.alone(inMemory);
  }

  /** Joins the grid of several servers, or begins it. */
  public static Grid join(long inMemory, ClusterSettings settings) {
    return Opening.member(inMemory, settings);
  }

  /**
   * Joins as a member that has next to nothing and whose presence decides who is more than half.
   */
  public static Grid witness(ClusterSettings settings) {
    return Opening.witness(settings);
  }

  private boolean isShared() {
    return cache.getCacheConfiguration().clustering().cacheMode().isClustered();
  }

  private void changed(AvailabilityMode mode) {
    if (mode != AvailabilityMode.AVAILABLE) {
      doubts.raiseAll();
      LOG.warn("Too few members of the grid are here: profiles are read from the database");
    }
  }

  @Override
  public Optional<Fragment> get(String id) {
    if (doubts.of(id)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(cache.get(id)).filter(one -> !Steps.isGap(one));
    } catch (CacheException away) {
      doubts.pause();
      return Optional.empty();
    }
  }

  @Override
  public Fragment keep(Fragment read) {
    if (doubts.of(read.id())) {
      return read;
    }
    try {
      var newest = cache.compute(read.id(), new Steps.Keep(read));
      return Steps.isGap(newest) ? read : newest;
    } catch (CacheException away) {
      doubts.pause();
      return read;
    }
  }

  @Override
  public void take(List<Change> changes) {
    if (!isShared()) {
      for (var one : changes) {
        cache.computeIfPresent(one.fragment(), (id, old) -> old.after(one).orElse(null));
      }
      return;
    }
    var told = new HashMap<String, CompletableFuture<?>>();
    for (var change : changes) {
      told.compute(
          change.fragment(),
          (id, before) -> before == null ? tell(change) : before.thenCompose(any -> tell(change)));
    }
    told.forEach(this::await);
  }

  private CompletableFuture<?> tell(Change change) {
    if (doubts.ofAll() || doubts.isPaused()) {
      return CompletableFuture.failedFuture(new CacheException("is not asked for a while"));
    }
    try {
      return cache.computeAsync(change.fragment(), new Steps.TakeIn(change));
    } catch (CacheException away) {
      return CompletableFuture.failedFuture(away);
    }
  }

  private void await(String id, CompletableFuture<?> told) {
    try {
      told.join();
    } catch (CancellationException | CompletionException away) {
      doubts.raise(id);
      doubts.pause();
    }
  }

  @Override
  public void outdate(Map<String, Long> revisions) {
    for (var one : revisions.entrySet()) {
      if (!doubts.ofAll() && isOlder(one.getKey(), one.getValue())) {
        doubts.raise(one.getKey());
      }
    }
    recover();
  }

  /** Looks at what this member has; of what it cannot ask, it may be. */
  private boolean isOlder(String id, long revision) {
    if (doubts.isPaused()) {
      return true;
    }
    try {
      var known = silent.get(id);
      return known != null && known.revision() < revision;
    } catch (CacheException away) {
      doubts.pause();
      return true;
    }
  }

  @Override
  public void forget(String id) {
    doubts.raise(id);
    recover();
  }

  /** What cannot be forgotten now stays in doubt until the next time. */
  void recover() {
    try {
      if (isShared() && cache.getAvailability() != AvailabilityMode.AVAILABLE && !resume()) {
        return;
      }
      doubts.settle(cache::clear, this::drop);
    } catch (CacheException away) {
      LOG.debug("What is doubtful in the grid cannot be forgotten yet", away);
    }
  }

  private void drop(String id) {
    if (isShared()) {
      silent.put(id, Steps.gap(id, 0));
    } else {
      silent.remove(id);
    }
  }

  /**
   * Whether the grid works again. One that lost too many members does not by itself, for it would
   * have lost what they had; this one is a view, which is emptied and filled anew.
   */
  private boolean resume() {
    var members = manager.getMembers();
    if (!manager.isCoordinator() || members == null || members.size() < majority) {
      return false;
    }
    doubts.raiseAll();
    cache.setAvailability(AvailabilityMode.AVAILABLE);
    LOG.warn("Enough members of the grid are here again");
    return cache.getAvailability() == AvailabilityMode.AVAILABLE;
  }

  /** What this member has; to weigh it takes a millisecond. */
  public Census census() {
    return Census.of(cache);
  }

  /** How many members there are, this one included. */
  public int members() {
    var members = manager.getMembers();
    return members == null ? 1 : members.size();
  }

  /** Whether profiles are served from memory; if not, they are read from the record. */
  public boolean isAvailable() {
    return !doubts.ofAll();
  }

  /** Whether the grid runs and this member has got its share of it. */
  public boolean isRunning() {
    return manager.getStatus().allowInvocations() && isSettled();
  }

  private boolean isSettled() {
    if (!settled && isShared() && cache.getAvailability() == AvailabilityMode.AVAILABLE) {
      var distribution = cache.getDistributionManager();
      settled = distribution.isJoinComplete() && !distribution.isRehashInProgress();
      return settled;
    }
    return true;
  }

  /** Leaves in order: what this member has is with another one. */
  @Override
  public void close() {
    manager.stop();
  }
}
