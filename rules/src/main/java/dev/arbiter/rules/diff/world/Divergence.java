package dev.arbiter.rules.diff.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Situations in which two releases decide differently in the same way, and one of them as witness.
 *
 * @param before the chosen actions by rank
 * @param situations how many of those that were tried
 * @param witness where the shown situation comes from, in words
 * @param facts what is given in it beside what the witness says, by their names
 * @param details what else differs, a sentence for each
 */
public record Divergence(
    Kind kind,
    String slot,
    String channel,
    String purpose,
    List<String> before,
    List<String> after,
    int situations,
    String witness,
    Map<String, Object> facts,
    List<String> details) {
  public Divergence {
    before = List.copyOf(before);
    after = List.copyOf(after);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    details = List.copyOf(details);
  }

  Divergence withOneMore() {
    return new Divergence(
        kind, slot, channel, purpose, before, after, situations + 1, witness, facts, details);
  }

  /** What differs, the weightiest first. */
  public enum Kind {
    /** The action shown first. */
    FIRST,
    /** The list below it. */
    RANKING,
    /** Texts or products of an action. */
    CONTENT,
    /** Only why actions were chosen or not. */
    REASONS;

    /** The name in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
