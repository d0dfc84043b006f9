package dev.arbiter.domain.clean;

import java.util.Arrays;

/** Of the numbers of a column that are there, of which there must be one. */
record Statistics(double[] sorted) {

  static Statistics of(String column, double[] values) {
    var there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (there.length == 0) {
      throw new IllegalArgumentException("column " + column + " has no values");
    }
    return new Statistics(there);
  }

  double least() {
    return sorted[0];
  }

  double most() {
    return sorted[sorted.length - 1];
  }

  /** Between the values around it, linearly: type 7 of Hyndman and Fan (1996). */
  double quantile(double share) {
    var place = share * (sorted.length - 1);
    var below = (int) place;
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  double median() {
    var upper = sorted[sorted.length / 2];
    return sorted.length % 2 == 1 ? upper : (sorted[sorted.length / 2 - 1] + upper) / 2;
  }

  /** The most frequent value; of several the least. */
  double mode() {
    var mode = sorted[0];
    var most = 0;
    var run = 0;
    for (var i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      if (run > most) {
        most = run;
        mode = sorted[i];
      }
    }
    return mode;
  }

  double mean() {
    var sum = 0.0;
    for (var value : sorted) {
      sum += value;
    }
    var mean = sum / sorted.length;
    var rest = 0.0;
    for (var value : sorted) {
      rest += value - mean;
    }
    return mean + rest / sorted.length;
  }

  /** Of all values, not of a sample: divided by n. */
  double deviation() {
    var mean = mean();
    var squares = 0.0;
    for (var value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / sorted.length);
  }
}
