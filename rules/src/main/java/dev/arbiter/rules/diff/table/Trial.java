package dev.arbiter.rules.diff.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks both releases what a table answers. */
interface Trial {
  /**
   * The answers where the inputs have these values.
   *
   * @return empty if such a situation cannot be made
   */
  Optional<Shown> ask(List<Given> inputs);

  /**
   * An input and its value.
   *
   * @param expression what the input reads
   * @param value empty if it is unknown
   */
  record Given(String expression, Optional<Object> value) {}

  /**
   * What was answered.
   *
   * @param facts of the situation, by their names
   * @param differ whether the answers are not the same
   */
  record Shown(Map<String, Object> facts, String before, String after, boolean differ) {
    public Shown {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }
}
