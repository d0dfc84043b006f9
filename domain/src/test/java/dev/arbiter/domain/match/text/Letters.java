package dev.arbiter.domain.match.text;

import java.util.Random;

/** Random texts of few letters, so that they have some in common. */
final class Letters {
  private Letters() {}

  static String some(Random random, int most) {
    var text = new StringBuilder();
    var length = random.nextInt(most + 1);
    for (var i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(5)));
    }
    return text.toString();
  }
}
