package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.drl.DrlInventory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of a file in DRL by their names, and what stands before them. */
final class DrlLeaves {
  private static final String HEAD = "package and imports";

  private DrlLeaves() {}

  static Map<String, Leaf> of(DrlInventory drl, String file) {
    var leaves = new LinkedHashMap<String, Leaf>();
    var source = drl.sources().stream().filter(one -> one.file().equals(file)).findFirst();
    var lines = source.map(one -> one.text().lines().toList()).orElseGet(List::of);
    var rules =
        drl.rules().stream()
            .filter(rule -> rule.file().equals(file))
            .sorted(Comparator.comparingInt(DrlInventory.Entry::line))
            .toList();
    var first = rules.isEmpty() ? lines.size() : rules.get(0).line() - 1;
    leaves.put(HEAD, new Leaf(text(lines.subList(0, first)), 1));
    for (var i = 0; i < rules.size(); i++) {
      var from = rules.get(i).line() - 1;
      var to = i + 1 < rules.size() ? rules.get(i + 1).line() - 1 : lines.size();
      leaves.put(rules.get(i).rule().name(), new Leaf(text(lines.subList(from, to)), from + 1));
    }
    return leaves;
  }

  /** Without lines of comment, indents and empty lines. */
  private static String text(List<String> lines) {
    return lines.stream()
        .map(line -> line.strip().startsWith("//") ? "" : line.strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
