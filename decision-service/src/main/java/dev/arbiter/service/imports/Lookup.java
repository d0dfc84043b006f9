package dev.arbiter.service.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}-]+");

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
      for (var word : BETWEEN_WORDS.split(text.toUpperCase(Locale.ROOT))) {
        best = Math.min(best, rankByWord.getOrDefault(word, best));
      }
      return best < values.size() ? Optional.of(values.get(best)) : Optional.empty();
    }

    @Override
    public boolean knows(String text) {
      return true;
    }
  }
}
