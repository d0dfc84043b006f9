package dev.arbiter.rules.diff.table;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a situation in which the inputs of a table have given values. It knows the forms in which
 * inputs are mostly written: a trait, a fact of the context or a score by its name, a comparison of
 * it with a number, what a list contains, and how much it holds. For one situation.
 */
final class Situations {
  /** The instant of all situations. */
  static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private static final int MOST_ELEMENTS = 1_000;
  private static final String PATH = "(?<path>(?:traits|context|scores)\\.[A-Za-z]\\w*)";
  private static final Pattern PLAIN = Pattern.compile(PATH);
  private static final Pattern SEGMENT =
      Pattern.compile("list contains\\(\\s*segments\\s*,\\s*\"(?<text>[^\"\\\\]*)\"\\s*\\)");
  private static final Pattern CONTAINS =
      Pattern.compile("list contains\\(\\s*" + PATH + "\\s*,\\s*\"(?<text>[^\"\\\\]*)\"\\s*\\)");
  private static final Pattern COUNT = Pattern.compile("count\\(\\s*" + PATH + "\\s*\\)");
  private static final Pattern COMPARED =
      Pattern.compile(PATH + "\\s*(?<sign><=|>=|!=|<|>|=)\\s*(?<number>-?[0-9]+(?:\\.[0-9]+)?)");

  private final Map<String, Object> values = new TreeMap<>();
  private final Map<String, List<Object>> lists = new TreeMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> segments = new TreeSet<>();

  /** Whether an input has a value in every situation. */
  static boolean isAlwaysKnown(String expression) {
    return SEGMENT.matcher(expression.strip()).matches();
  }

  /** Gives an input a value, null being unknown; false if it cannot be done. */
  boolean put(String expression, Optional<Object> value) {
    var text = expression.strip();
    var plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return value.isEmpty()
          ? unknown(plain.group("path"))
          : known(plain.group("path"), value.get());
    }
    var segment = SEGMENT.matcher(text);
    if (segment.matches() && value.isPresent()) {
      return !value.get().equals(true) || segments.add(segment.group("text"));
    }
    var contains = CONTAINS.matcher(text);
    if (contains.matches()) {
      return contains(contains.group("path"), contains.group("text"), value);
    }
    var count = COUNT.matcher(text);
    if (count.matches() && value.isPresent() && value.get() instanceof BigDecimal number) {
      return count(count.group("path"), number);
    }
    var compared = COMPARED.matcher(text);
    return compared.matches()
        && (value.isEmpty()
            ? unknown(compared.group("path"))
            : compared(
                compared.group("path"),
                compared.group("sign"),
                new BigDecimal(compared.group("number")),
                value.get()));
  }

  private boolean unknown(String path) {
    unknown.add(path);
    return !values.containsKey(path) && !lists.containsKey(path);
  }

  private boolean known(String path, Object value) {
    var fact = value instanceof ZonedDateTime time ? time.toInstant() : value;
    var fits =
        path.startsWith("scores.")
            ? fact instanceof BigDecimal
            : Stream.of(String.class, BigDecimal.class, Boolean.class, Instant.class)
                .anyMatch(type -> type.isInstance(fact));
    var other = fits ? values.put(path, fact) : null;
    return fits && !unknown.contains(path) && (other == null || other.equals(fact));
  }

  private boolean contains(String path, String text, Optional<Object> value) {
    if (value.isEmpty()) {
      return unknown(path);
    }
    var list = lists.computeIfAbsent(path, key -> new ArrayList<>());
    if (value.get().equals(true)) {
      list.add(text);
    }
    return !unknown.contains(path);
  }

  private boolean count(String path, BigDecimal number) {
    var whole = number.stripTrailingZeros();
    if (whole.scale() > 0 || whole.signum() < 0 || whole.intValue() > MOST_ELEMENTS) {
      return false;
    }
    lists.put(path, new ArrayList<>(Collections.nCopies(whole.intValue(), "some")));
    return !unknown.contains(path);
  }

  /** A number for which the comparison is as wanted. */
  private boolean compared(String path, String sign, BigDecimal number, Object wanted) {
    return Stream.of(number, number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE))
        .filter(some -> wanted.equals(holds(some.compareTo(number), sign)))
        .findFirst()
        .filter(some -> known(path, some))
        .isPresent();
  }

  private static boolean holds(int order, String sign) {
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "!=" -> order != 0;
      default -> order == 0;
    };
  }

  /** The facts by their names, as plain values. */
  Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>(values);
    facts.putAll(lists);
    if (!segments.isEmpty()) {
      facts.put("segments", List.copyOf(segments));
    }
    return facts;
  }

  Situation situation() {
    var scores = new TreeMap<String, Score>();
    values.forEach(
        (path, value) -> {
          if (path.startsWith("scores.") && value instanceof BigDecimal number) {
            var model = name(path);
            scores.put(model, new Score(model, "", number.doubleValue(), Score.Source.MODEL));
          }
        });
    return new Situation(
        facts("traits."), facts("context."), new TreeSet<>(segments), scores, NOON);
  }

  private Facts facts(String prefix) {
    var found = new TreeMap<String, Object>();
    Stream.of(values, lists)
        .flatMap(map -> map.entrySet().stream())
        .filter(entry -> entry.getKey().startsWith(prefix))
        .forEach(entry -> found.put(name(entry.getKey()), entry.getValue()));
    return Facts.of(found);
  }

  private static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }
}
