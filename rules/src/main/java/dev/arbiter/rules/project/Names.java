package dev.arbiter.rules.project;

import dev.arbiter.rules.yaml.YamlValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that things in a project may have. */
final class Names {
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final String WORDS = "lower-case letters and digits, with dashes between words";
  static final int MAX_LENGTH = 64;

  private Names() {}

  /** Lower-case words with dashes, for actions, slots, channels, purposes, segments. */
  static String id(YamlValue value) {
    return name(value, ID, WORDS);
  }

  /** What is wrong with such a name that was not read from YAML; empty if nothing is. */
  static Optional<String> objection(String id) {
    return is(id, ID)
        ? Optional.empty()
        : Optional.of("expected %s, found '%s'".formatted(expected(WORDS), id));
  }

  /** A name that conditions can use, for traits and models. */
  static String fact(YamlValue value) {
    return name(value, FACT, "letters and digits, beginning with a lower-case letter");
  }

  /** A list of names, each of which must be known. */
  static List<String> known(List<YamlValue> values, String kind, Collection<String> known) {
    return values.stream().map(value -> known(value, kind, known)).toList();
  }

  static String known(YamlValue value, String kind, Collection<String> known) {
    var name = value.text();
    if (!known.contains(name)) {
      value.expected(
          known.isEmpty()
              ? "no " + kind + ", as none is declared"
              : "a declared " + kind + ": " + String.join(", ", new TreeSet<>(known)));
    }
    return name;
  }

  private static String name(YamlValue value, Pattern pattern, String expected) {
    var name = value.text();
    if (!is(name, pattern)) {
      value.expected(expected(expected));
    }
    return name;
  }

  private static boolean is(String name, Pattern pattern) {
    return name.length() <= MAX_LENGTH && pattern.matcher(name).matches();
  }

  private static String expected(String signs) {
    return "a name of at most " + MAX_LENGTH + " " + signs;
  }
}
