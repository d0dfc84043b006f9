package dev.arbiter.rules.proof;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Seeds faults into the YAML files of a project, by the names of their fields. */
final class YamlFaults {
  private static final Map<String, String> CONSTANTS =
      Map.of("open", "by-rule", "by-rule", "open", "required", "not-required");

  private final String file;
  private final String text;
  private final List<Fault> faults = new ArrayList<>();

  YamlFaults(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** All faults of a file that was read without problems. */
  List<Fault> faults() {
    walk(new Yaml(new LoaderOptions()).compose(new StringReader(text)), "", "");
    return faults;
  }

  private void walk(Node node, String path, String field) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        var name = ((ScalarNode) entry.getKeyNode()).getValue();
        walk(entry.getValueNode(), path.isEmpty() ? name : path + "." + name, name);
      }
    } else if (node instanceof SequenceNode list) {
      items(list, path, field);
    } else if (node instanceof ScalarNode scalar) {
      for (var other : others(path, field, scalar.getValue())) {
        add(scalar, path, "%s instead of %s".formatted(other, scalar.getValue()), quoted(other));
      }
    }
  }

  private void items(SequenceNode list, String path, String field) {
    var isShort = list.getValue().size() < 2;
    for (var i = 0; i < list.getValue().size(); i++) {
      var item = list.getValue().get(i);
      if (item instanceof ScalarNode scalar && List.of("slots", "purposes").contains(field)) {
        var twin = ((ScalarNode) list.getValue().get(i == 0 && !isShort ? 1 : 0)).getValue();
        if (!isShort) {
          add(scalar, path, scalar.getValue() + " removed", twin);
        }
      } else {
        walk(item, path, field);
      }
    }
  }

  private List<String> others(String path, String field, String value) {
    var isAction = file.startsWith("actions/");
    return switch (field) {
      case "eligibility", "condition" -> condition(value);
      case "selection", "consent" ->
          Stream.ofNullable(CONSTANTS.get(value.equals("not-required") ? "" : value)).toList();
      case "cap", "limit" -> nearby(new BigDecimal(value));
      case "window" -> durations(value);
      case "start", "end" -> isAction ? instants(value) : List.of();
      case "base" -> List.of(half(value));
      case "value", "weight" ->
          isAction && path.equals(field) ? List.of(half(value), twice(value)) : List.of();
      default -> List.of();
    };
  }

  private static List<String> condition(String text) {
    var others = new ArrayList<>(List.of("not(" + text.strip() + ")"));
    TextFaults.of(text, 0).forEach(change -> others.add(change.edit().apply(text).strip()));
    return others;
  }

  private static List<String> nearby(BigDecimal number) {
    return Stream.of(number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE))
        .filter(other -> other.signum() > 0)
        .map(BigDecimal::toPlainString)
        .toList();
  }

  private static List<String> durations(String value) {
    try {
      var window = Duration.parse(value);
      return List.of(window.plusSeconds(1).toString(), window.minusSeconds(1).toString());
    } catch (DateTimeException none) {
      return List.of();
    }
  }

  private static List<String> instants(String value) {
    try {
      var instant = Instant.parse(value);
      return List.of(instant.plusSeconds(1).toString(), instant.minusSeconds(1).toString());
    } catch (DateTimeException none) {
      return List.of();
    }
  }

  private static String half(String number) {
    return new BigDecimal(number).multiply(new BigDecimal("0.5")).toPlainString();
  }

  private static String twice(String number) {
    return new BigDecimal(number).multiply(BigDecimal.valueOf(2)).toPlainString();
  }

  private static String quoted(String text) {
    return text.matches("[0-9.]+")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void add(ScalarNode node, String path, String words, String replacement) {
    var start = text.offsetByCodePoints(0, node.getStartMark().getIndex());
    var end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
    var line = node.getStartMark().getLine() + 1;
    faults.add(Fault.inFile(file, line, path, words, new Fault.Edit(start, end, replacement)));
  }
}
