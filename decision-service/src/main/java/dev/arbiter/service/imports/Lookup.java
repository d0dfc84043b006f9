package dev.arbiter.service.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the value that stands for a text. */
sealed interface Lookup {

  /** The value; empty if the text stands for none. */
  Optional<String> find(String text);

  /** Whether a text without a value is an error rather than unknown. */
  boolean knows(String text);

  /** A closed table from text to code. */
  record Codes(Map<String, Optional<String>> table) implements Lookup {
    public Codes {
      table = Map.copyOf(table);
    }

    @Override
    public Optional<String> find(String text) {
      return table.getOrDefault(text, Optional.empty());
    }

    @Override
    public boolean knows(String text) {
      return table.containsKey(text);
    }
  }

  /** Values found by words in a text, whatever their case; the first value in order wins. */
  final class Keywords implements Lookup {
    private static final int LETTERS_AND_NUMBERS =
        1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private final List<String> values;
    private final Map<String, Integer> rankByWord = new HashMap<>();

    /** The words of each value, in the order in which values win. */
    Keywords(Map<String, List<String>> wordsByValue) {
      values = List.copyOf(wordsByValue.keySet());
      var rank = 0;
      for (var words : wordsByValue.values()) {
        for (var word : words) {
          rankByWord.putIfAbsent(word.toUpperCase(Locale.ROOT), rank);
        }
        rank++;
      }
    }

    @Override
    public Optional<String> find(String text) {
      var best = values.size();
      var upper = text.toUpperCase(Locale.ROOT);
      for (int from = 0, at = 0; at <= upper.length(); at++) {
        if (at == upper.length() || !isOfWord(upper, at)) {
          best = Math.min(best, rankByWord.getOrDefault(upper.substring(from, at), best));
          from = at + 1;
        }
      }
      return best < values.size() ? Optional.of(values.get(best)) : Optional.empty();
    }

    /** A word is of letters, numbers and dashes; of a surrogate pair both say the same. */
    private static boolean isOfWord(String text, int at) {
      var point =
          Character.isLowSurrogate(text.charAt(at)) && at > 0
              ? text.codePointAt(at - 1)
              : text.codePointAt(at);
      return point == '-' || (LETTERS_AND_NUMBERS >> Character.getType(point) & 1) != 0;
    }

    @Override
    public boolean knows(String text) {
      return true;
    }
  }
}
