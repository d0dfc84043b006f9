package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.diff.source.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A value in a file.
 *
 * @param line counts from 1
 */
record Leaf(String text, int line) {
  private static final Leaf NOTHING = new Leaf("", 0);

  /** What differs between the values of two versions of a file, by their paths. */
  static List<Change> changes(
      Kind kind, String file, Map<String, Leaf> before, Map<String, Leaf> after) {
    var paths = new LinkedHashSet<>(after.keySet());
    paths.addAll(before.keySet());
    var changes = new ArrayList<Change>();
    for (var path : paths) {
      var one = before.getOrDefault(path, NOTHING);
      var two = after.getOrDefault(path, NOTHING);
      if (!one.text.equals(two.text)) {
        var line = after.containsKey(path) ? two.line : one.line;
        changes.add(Change.at(kind, file, line, path, one.text, two.text));
      }
    }
    return changes;
  }
}
