package dev.arbiter.rules.table;

import dev.arbiter.domain.rule.Truth;
import java.util.Arrays;
import java.util.Optional;

/** Collects the positions that a cell accepts, as pairs of a first and a last one, ascending. */
final class Spans {
  private int[] pairs = new int[4];
  private int size;
  private boolean known = true;

  /** Adds what the cell says of these positions, which follow those before. */
  void add(int first, int last, Truth truth) {
    known &= truth != Truth.UNKNOWN;
    if (truth != Truth.TRUE) {
      return;
    }
    if (size > 0 && pairs[size - 1] == first - 1) {
      pairs[size - 1] = last;
      return;
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = first;
    pairs[size++] = last;
  }

  /** Empty if the cell did not know what it says. */
  Optional<int[]> pairs() {
    return known ? Optional.of(Arrays.copyOf(pairs, size)) : Optional.empty();
  }

  static boolean contain(int[] pairs, int position) {
    for (var i = 0; i < pairs.length; i += 2) {
      if (position <= pairs[i + 1]) {
        return position >= pairs[i];
      }
    }
    return false;
  }
}
