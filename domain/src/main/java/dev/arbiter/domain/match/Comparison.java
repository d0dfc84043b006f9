package dev.arbiter.domain.match;

import static dev.arbiter.domain.match.Level.DIFFERENT;
import static dev.arbiter.domain.match.Level.MISSING;
import static dev.arbiter.domain.match.Level.SWAPPED;

/**
 * Compares two records field by field. What is found is a pattern: the ranks of the levels of all
 * fields, four bits each, so that pairs with the same pattern can be counted instead of kept. It is
 * the same either way round.
 */
final class Comparison {
  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;
  private static final int NONE = -1;

  private final Fields fields;
  private final int[] partners;

  Comparison(Fields fields) {
    this.fields = fields;
    this.partners = new int[fields.size()];
    for (var i = 0; i < partners.length; i++) {
      partners[i] = NONE;
      for (var j = 0; j < i && partners[i] == NONE; j++) {
        if (partners[j] == NONE && kind(i).isSwappedWith(kind(j))) {
          partners[i] = j;
          partners[j] = i;
        }
      }
    }
  }

  /** The rank of the level in a field, as {@link Kind#level} knows it. */
  static int rank(long pattern, int field) {
    return (int) (pattern >>> (field * BITS)) & MASK;
  }

  long compare(Person a, Person b) {
    var levels = new Level[fields.size()];
    for (var i = 0; i < levels.length; i++) {
      levels[i] = kind(i).compare(a.value(i), b.value(i));
    }
    for (var i = 0; i < levels.length; i++) {
      if (partners[i] > i) {
        lookForSwap(levels, i, partners[i], a, b);
      }
    }
    var pattern = 0L;
    for (var i = 0; i < levels.length; i++) {
      pattern |= (long) kind(i).rank(levels[i]) << (i * BITS);
    }
    return pattern;
  }

  /** What was found across counts once for each value that was; the rest then says nothing. */
  private void lookForSwap(Level[] levels, int i, int j, Person a, Person b) {
    if (isSilent(levels[i]) && isSilent(levels[j])) {
      var there = kind(i).compare(a.value(i), b.value(j));
      var back = kind(i).compare(a.value(j), b.value(i));
      if (there.agrees() && back != DIFFERENT || back.agrees() && there != DIFFERENT) {
        levels[i] = SWAPPED;
        levels[j] = there.agrees() && back.agrees() ? SWAPPED : MISSING;
      }
    }
  }

  private static boolean isSilent(Level level) {
    return level == DIFFERENT || level == MISSING;
  }

  private Kind kind(int field) {
    return fields.get(field).kind();
  }
}
