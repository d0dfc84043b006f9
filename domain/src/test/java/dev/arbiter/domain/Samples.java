package dev.arbiter.domain;

import java.util.Random;
import java.util.function.Consumer;

/** Tries what always holds on random samples, the same in each run. */
public final class Samples {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Samples() {}

  /** Asserts the property of so many samples; a failure names the sample that broke it. */
  public static void each(int count, Consumer<Random> property) {
    for (var sample = 1; sample <= count; sample++) {
      try {
        property.accept(new Random(sample * GOLDEN));
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("does not hold of sample " + sample, failed);
      }
    }
  }
}
