package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a YAML file by their paths. Elements of a list are called by what names them, so
 * that one more does not change those after it; a list of plain values is one value.
 */
final class YamlLeaves {
  private static final List<String> NAMES = List.of("id", "name", "scenario", "action");
  private static final String NOTHING = "(empty)";

  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private YamlLeaves() {}

  /** Empty if it cannot be read; the compiler tells why. */
  static Map<String, Leaf> of(String file, byte[] yaml) {
    var found = new YamlLeaves();
    YamlDocument.read(file, yaml, new Problems()).ifPresent(root -> found.add("", root));
    return found.leaves;
  }

  private void add(String path, YamlValue value) {
    if (value.isObject()) {
      var entries = value.object().entries();
      entries.forEach((name, entry) -> add(path.isEmpty() ? name : path + "." + name, entry));
      if (entries.isEmpty()) {
        put(path, "{}", value.line());
      }
    } else if (value.isList() && value.list().stream().anyMatch(YamlLeaves::isNested)) {
      value.list().forEach(element -> add("%s[%s]".formatted(path, name(element)), element));
    } else {
      put(path, text(value), value.line());
    }
  }

  private void put(String path, String text, int line) {
    var name = path;
    for (var other = 2; leaves.containsKey(name); other++) {
      name = "%s (%d)".formatted(path, other);
    }
    leaves.put(name, new Leaf(text.isEmpty() ? NOTHING : text, line));
  }

  private static boolean isNested(YamlValue value) {
    return value.isObject() || value.isList();
  }

  private static String name(YamlValue element) {
    if (!element.isObject()) {
      return "";
    }
    var entries = element.object().entries();
    return NAMES.stream()
        .filter(entries::containsKey)
        .map(entries::get)
        .filter(name -> !isNested(name) && !name.isNull())
        .map(YamlValue::text)
        .findFirst()
        .orElseGet(() -> String.join(", ", entries.keySet()));
  }

  private static String text(YamlValue value) {
    if (value.isList()) {
      return value.list().stream()
          .map(YamlLeaves::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.isNull() ? "null" : value.text().strip();
  }
}
