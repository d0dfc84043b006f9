package dev.arbiter.service.profiles.grid;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * About how many bytes of heap a fragment in memory takes: the sum of its objects as a 64-bit
 * HotSpot with compressed pointers lays them out, none shared, with the entry that holds it. {@code
 * tests/reports/profiles.md} tells how near it is to what is measured.
 */
final class Weight {
  /** An entry of the grid, its bookkeeping of what was used, the fragment and the profile. */
  private static final int FRAGMENT = 320;

  /** A tree with what makes it unmodifiable. */
  private static final int TREE = 88;

  private static final int NODE = 40;
  private static final int OBJECT = 24;
  private static final int INSTANT = 24;
  private static final int MAYBE_INSTANT = INSTANT + 16;
  private static final int DECIMAL = 40;
  private static final int TEXT = 40;
  private static final int TREES = 7;

  private Weight() {}

  static long of(Fragment one) {
    var known = one.known();
    var bytes = FRAGMENT + text(one.profile()) + text(one.id()) + TREES * (long) TREE;
    for (var member : one.members()) {
      bytes += NODE + text(member);
    }
    for (var identifier : known.identifiers()) {
      bytes += NODE + OBJECT + text(identifier.kind()) + text(identifier.value());
    }
    return bytes + history(known) + statements(known) + MAYBE_INSTANT;
  }

  private static long history(Profile known) {
    var bytes = keys(known.orders().keySet(), OBJECT + INSTANT + DECIMAL);
    bytes += keys(known.interests().keySet(), OBJECT + DECIMAL);
    for (var interest : known.interests().values()) {
      bytes += interest.boughtAt().isPresent() ? MAYBE_INSTANT : 0;
      bytes += interest.viewedAt().isPresent() ? MAYBE_INSTANT : 0;
    }
    return bytes + keys(known.categories().keySet(), INSTANT);
  }

  private static long statements(Profile known) {
    var bytes = keys(known.statements().keySet(), OBJECT + INSTANT);
    for (var statement : known.statements().values()) {
      bytes += value(statement.value()) + text(statement.event());
    }
    for (var consent : known.consents().values()) {
      bytes += NODE + OBJECT + INSTANT + text(consent.purpose());
      bytes += text(consent.source()) + text(consent.event());
    }
    return bytes;
  }

  private static long keys(Collection<String> keys, int value) {
    return keys.stream().mapToLong(key -> NODE + text(key) + value).sum();
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
