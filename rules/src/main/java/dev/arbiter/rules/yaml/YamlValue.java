package dev.arbiter.rules.yaml;

import dev.arbiter.rules.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of a YAML document with its place. Reading it as something that it is not adds a problem
 * and gives a harmless stand-in, so that reading goes on and finds the rest.
 */
public final class YamlValue {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+Z");
  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUES = 50_000;

  private final String file;
  private final String path;
  private final Node node;
  private final Problems problems;
  private final int depth;
  private final AtomicInteger values;

  private YamlValue(
      String file, String path, Node node, Problems problems, int depth, AtomicInteger values) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
    this.depth = depth;
    this.values = values;
  }

  static YamlValue root(String file, Node node, Problems problems) {
    return new YamlValue(file, "", node, problems, 1, new AtomicInteger());
  }

  public String file() {
    return file;
  }

  /** Where in the file, as dotted names; empty at the root. */
  public String path() {
    return path;
  }

  /** Counts from 1. */
  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** Adds a problem at this place. */
  public void problem(String message) {
    problems.add(file, line(), path, message);
  }

  /** This value as an object. */
  public YamlObject object() {
    var entries = new LinkedHashMap<String, YamlValue>();
    if (node instanceof MappingNode mapping && bounded()) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          var name = key.getValue();
          entries.put(name, child(path.isEmpty() ? name : path + "." + name, tuple.getValueNode()));
        } else {
          problem("expected texts as keys");
        }
      }
    } else {
      expected("an object");
    }
    return new YamlObject(this, entries);
  }

  /** The elements of this list. */
  public List<YamlValue> list() {
    var elements = new ArrayList<YamlValue>();
    if (node instanceof SequenceNode sequence && bounded()) {
      for (var element : sequence.getValue()) {
        elements.add(child(path + "[" + elements.size() + "]", element));
      }
    } else {
      expected("a list");
    }
    return elements;
  }

  public boolean isObject() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** This value as a text; a plain number, date or word is also a text. */
  public String text() {
    if (node instanceof ScalarNode scalar && !isNull()) {
      return scalar.getValue();
    }
    expected("a text");
    return "";
  }

  public BigDecimal number() {
    if (node instanceof ScalarNode scalar && NUMBER.matcher(scalar.getValue()).matches()) {
      return new BigDecimal(scalar.getValue());
    }
    expected("a number");
    return BigDecimal.ONE;
  }

  public boolean truth() {
    if (plain() instanceof Boolean truth) {
      return truth;
    }
    expected("true or false");
    return false;
  }

  /** This value as an instant such as {@code 2026-11-22T10:00:00Z}. */
  public Instant instant() {
    if (node instanceof ScalarNode scalar) {
      try {
        return Instant.parse(scalar.getValue());
      } catch (DateTimeException malformed) {
        // told below
      }
    }
    expected("an instant such as 2026-11-22T10:00:00Z");
    return Instant.EPOCH;
  }

  /**
   * This value as plain data: texts, numbers, truth values, instants, lists and objects; null is
   * null. A value in quotes is a text.
   */
  public @Nullable Object plain() {
    if (node instanceof MappingNode) {
      var map = new LinkedHashMap<String, @Nullable Object>();
      object().entries().forEach((name, value) -> map.put(name, value.plain()));
      return map;
    }
    if (node instanceof SequenceNode) {
      var list = new ArrayList<@Nullable Object>();
      list().forEach(element -> list.add(element.plain()));
      return list;
    }
    var scalar = (ScalarNode) node;
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        ? plain(scalar.getValue())
        : scalar.getValue();
  }

  private @Nullable Object plain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (isNull()) {
      return null;
    }
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    return INSTANT.matcher(text).matches() ? instant() : text;
  }

  /** Whether nothing is written here: an empty place, {@code null} or {@code ~}. */
  public boolean isNull() {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("null")
            || scalar.getValue().equals("~"));
  }

  /** The constant that is written here in lower case with dashes. */
  public <E extends Enum<E>> Optional<E> constant(Class<E> type) {
    var names = new ArrayList<String>();
    for (var constant : type.getEnumConstants()) {
      var name = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      if (node instanceof ScalarNode scalar && scalar.getValue().equals(name)) {
        return Optional.of(constant);
      }
      names.add(name);
    }
    expected("one of " + String.join(", ", names));
    return Optional.empty();
  }

  /** Adds the problem that this is not what was expected. */
  public void expected(String what) {
    problem("expected " + what + ", found " + found());
  }

  private String found() {
    if (node instanceof MappingNode) {
      return "an object";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    var text = ((ScalarNode) node).getValue();
    return isNull()
        ? "nothing"
        : "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
  }

  private boolean bounded() {
    if (depth > MAX_DEPTH || values.get() > MAX_VALUES) {
      problem("expected at most %d levels and %d values".formatted(MAX_DEPTH, MAX_VALUES));
      return false;
    }
    return true;
  }

  private YamlValue child(String childPath, Node child) {
    values.incrementAndGet();
    return new YamlValue(file, childPath, child, problems, depth + 1, values);
  }
}
