package dev.arbiter.service.imports;

import java.util.List;
import java.util.Map;

/**
 * Whether the text of a column is, or starts with, one of some texts.
 *
 * @param column whose text, without surrounding blanks
 * @param prefixes whether a text need only start so
 * @param texts the texts, any of which will do
 */
record Condition(String column, boolean prefixes, List<String> texts) {
  Condition {
    texts = List.copyOf(texts);
  }

  boolean holds(Map<String, String> row) {
    var actual = row.getOrDefault(column, "").strip();
    return texts.stream()
        .anyMatch(text -> prefixes ? actual.startsWith(text) : actual.equals(text));
  }
}
