package dev.arbiter.rules.cost;

import java.util.Arrays;
import java.util.function.Supplier;

/** The times that one thing took. For one thread. */
final class Stopwatch {
  private long[] nanos = new long[64];
  private int count;

  <T> T time(Supplier<T> work) {
    var start = System.nanoTime();
    try {
      return work.get();
    } finally {
      add(System.nanoTime() - start);
    }
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  double total() {
    return Arrays.stream(nanos, 0, count).sum();
  }

  /** Within which this share of the times lies, in microseconds; 0 if there are none. */
  double micros(double share) {
    if (count == 0) {
      return 0;
    }
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * count) - 1] / 1e3;
  }

  private void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }
}
