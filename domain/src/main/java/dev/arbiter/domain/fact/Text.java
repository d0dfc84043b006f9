package dev.arbiter.domain.fact;

import java.util.Optional;

/**
 * The texts that Arbiter takes: Unicode that UTF-8 can write, without the character zero, which
 * PostgreSQL cannot hold.
 */
public final class Text {
  private Text() {}

  /**
   * Lets the text pass.
   *
   * @throws ViolationException if it is longer than {@code maxChars} or cannot be stored
   */
  public static void check(String path, String text, int maxChars) {
    var flaw = flaw(text, maxChars);
    if (flaw.isPresent()) {
      throw new ViolationException(Violation.outOfRange(path, flaw.get()));
    }
  }

  /** What the text should be and is not; empty if it is acceptable. */
  static Optional<String> flaw(String text, int maxChars) {
    if (text.length() > maxChars) {
      return Optional.of("at most " + maxChars + " characters");
    }
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      if (unit == 0) {
        return Optional.of("a text without the character zero");
      }
      if (Character.isSurrogate(unit)) {
        if (!Character.isHighSurrogate(unit)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return Optional.of("valid Unicode");
        }
        i++;
      }
    }
    return Optional.empty();
  }
}
