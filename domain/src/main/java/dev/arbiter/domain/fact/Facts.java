package dev.arbiter.domain.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable set of named values, in the order of their names.
 *
 * <p>A value is a {@link String}, {@link BigDecimal}, {@link Boolean}, {@link Instant}, a list of
 * values or a map of named values; other numbers become {@link BigDecimal}. A name that is absent
 * is <em>unknown</em>: null values are left out. Safe for use by any number of threads.
 */
public final class Facts {
  /** Deeper nesting than this is refused. */
  public static final int MAX_DEPTH = 8;

  /** More values than this, counted over all levels, are refused. */
  public static final int MAX_VALUES = 20_000;

  /** Longer texts than this many characters are refused. */
  public static final int MAX_TEXT = 8_192;

  private static final Facts NONE = new Facts(Map.of());

  private final Map<String, Object> values;

  private Facts(Map<String, Object> values) {
    this.values = values;
  }

  public static Facts none() {
    return NONE;
  }

  /**
   * Copies and checks the values.
   *
   * @throws ViolationException if a value is of another type, too deep, too long or too many
   */
  public static Facts of(Map<String, ?> values) {
    return frozen(values, MAX_VALUES);
  }

  /**
   * Copies values that were derived from facts or profiles, whose number was bounded when they came
   * in; a long history is no reason to refuse a decision.
   *
   * @throws ViolationException if a value is of another type, too deep or too long
   */
  public static Facts derived(Map<String, ?> values) {
    return frozen(values, Integer.MAX_VALUE);
  }

  private static Facts frozen(Map<String, ?> values, int maxValues) {
    return values.isEmpty() ? NONE : new Facts(new Freezer(maxValues).map(values, 1));
  }

  /** Keeps the order, and finds a name without comparing it with others. */
  static Map<String, Object> ordered(SortedMap<String, Object> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The values as an unmodifiable map whose nested values are unmodifiable maps and lists. */
  public Map<String, Object> asMap() {
    return values;
  }

  public Optional<Object> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The number of this name; empty if it is unknown or no number. */
  public Optional<BigDecimal> number(String name) {
    return values.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /** The text of this name; empty if it is unknown or no text. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The list of this name; empty if it is unknown or no list. */
  public List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** These facts and those of {@code other}, whose values win. */
  public Facts with(Facts other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    var merged = new TreeMap<>(values);
    merged.putAll(other.values);
    return new Facts(ordered(merged));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && values.equals(facts.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The names only: values may be personal. */
  @Override
  public String toString() {
    return "Facts" + values.keySet();
  }
}
