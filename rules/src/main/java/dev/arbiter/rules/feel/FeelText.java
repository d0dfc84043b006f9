package dev.arbiter.rules.feel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of an expression before the engine's parser may see it: that takes minutes for a
 * few hundred brackets within each other, and twice as long for each {@code if} within another.
 */
public final class FeelText {
  private static final int MAX_NESTING = 24;
  private static final int MAX_CHOICES = 16;
  private static final Pattern CHOICE = Pattern.compile("\\bif\\b");

  private FeelText() {}

  /** Why the text is not parsed. Brackets and words within texts and comments count as well. */
  public static Optional<String> objection(String text) {
    if (nesting(text) > MAX_NESTING) {
      return Optional.of("expected at most " + MAX_NESTING + " brackets within each other");
    }
    if (CHOICE.matcher(text).results().count() > MAX_CHOICES) {
      return Optional.of(
          "expected at most " + MAX_CHOICES + " times 'if'; a decision table says more");
    }
    return Optional.empty();
  }

  private static int nesting(String text) {
    var depth = 0;
    var deepest = 0;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if ("([{".indexOf(character) >= 0) {
        deepest = Math.max(deepest, ++depth);
      } else if (")]}".indexOf(character) >= 0) {
        depth--;
      }
    }
    return deepest;
  }
}
