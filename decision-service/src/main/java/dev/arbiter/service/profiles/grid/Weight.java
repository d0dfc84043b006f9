package dev.arbiter.service.profiles.grid;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Timeline;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * About how many bytes of heap fragments in memory take: the sum of their objects as a 64-bit
 * HotSpot with compressed pointers lays them out, with the entries that hold them. A value that
 * several histories share counts for the first of them that is weighed. {@code
 * tests/reports/profiles.md} tells how near it is to what is measured. For one thread.
 */
final class Weight {
  /** An entry of the grid, its bookkeeping of what was used, the fragment and the profile. */
  private static final int FRAGMENT = 320;

  /** A tree with what makes it unmodifiable. */
  private static final int TREE = 88;

  private static final int NODE = 40;
  private static final int OBJECT = 24;
  private static final int INSTANT = 24;
  private static final int DECIMAL = 40;
  private static final int TEXT = 40;
  private static final int ARRAY = 16;
  private static final int POINTER = 4;
  private static final int TREES = 4;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What one more takes. */
  long of(Fragment one) {
    var known = one.known();
    var bytes = FRAGMENT + text(one.profile()) + text(one.id()) + TREES * (long) TREE;
    for (var member : one.members()) {
      bytes += NODE + text(member);
    }
    for (var identifier : known.identifiers()) {
      bytes += NODE + OBJECT + text(identifier.kind()) + text(identifier.value());
    }
    return bytes + history(known.timeline()) + statements(known);
  }

  private long history(Timeline timeline) {
    var bytes = TREE + OBJECT;
    for (var series : timeline.types().values()) {
      bytes += NODE + 2 * OBJECT + TREE + 2 * (ARRAY + Long.BYTES * series.size());
      for (var field : series.fields()) {
        bytes += NODE + ARRAY + POINTER * series.size();
        for (var i = 0; i < series.size(); i++) {
          var value = series.value(i, field);
          bytes += value != null && seen.add(value) ? (int) value(value) : 0;
        }
      }
    }
    return bytes;
  }

  private static long statements(Profile known) {
    var bytes = 0L;
    for (var one : known.statements().entrySet()) {
      bytes += NODE + text(one.getKey()) + OBJECT + INSTANT;
      bytes += value(one.getValue().value()) + text(one.getValue().event());
    }
    for (var consent : known.consents().values()) {
      bytes += NODE + OBJECT + INSTANT + text(consent.purpose());
      bytes += text(consent.source()) + text(consent.event());
    }
    return bytes;
  }

  private static long value(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof List<?> list) {
      return OBJECT + list.stream().mapToLong(Weight::value).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return TREE
          + map.entrySet().stream()
              .mapToLong(one -> NODE + value(one.getKey()) + value(one.getValue()))
              .sum();
    }
    return DECIMAL;
  }

  private static long text(String text) {
    return TEXT + (text.length() + 7L) / 8 * 8;
  }
}
