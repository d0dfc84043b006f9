package dev.arbiter.service.profiles.grid;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.service.profiles.bytes.Steps;
import org.infinispan.AdvancedCache;

/**
 * What this member has in memory.
 *
 * @param entries how many fragments
 * @param hits how often one that was asked for was there, since the start
 * @param misses how often it was not
 * @param bytesPerEntry about how much heap a fragment takes, 0 if there is none
 */
public record Census(long entries, long hits, long misses, double bytesPerEntry) {
  /** So many are weighed, as they lie in a hash table: no matter who they are. */
  private static final int WEIGHED = 1_000;

  static Census of(AdvancedCache<String, Fragment> cache) {
    var statistics = cache.getStats();
    return new Census(
        statistics.getApproximateEntriesInMemory(),
        statistics.getHits(),
        statistics.getMisses(),
        weigh(cache));
  }

  private static double weigh(AdvancedCache<String, Fragment> cache) {
    var weight = new Weight();
    var bytes = 0L;
    var weighed = 0;
    for (var entry : cache.getDataContainer()) {
      var fragment = entry.getValue();
      if (fragment != null && !Steps.isGap(fragment)) {
        bytes += weight.of(fragment);
        weighed++;
      }
      if (weighed == WEIGHED) {
        break;
      }
    }
    return weighed == 0 ? 0 : (double) bytes / weighed;
  }

  /** About how much heap all of them take. */
  public double bytes() {
    return bytesPerEntry * entries;
  }

  /** Of all that were asked for, how many were there; 1 if none was. */
  public double hitRatio() {
    return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
  }
}
