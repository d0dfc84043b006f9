package dev.arbiter.rules.tag;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something in a rule project that can carry tags.
 *
 * @param place as decisions name it, such as {@code tables/offers.dmn#row-12}; of what is declared
 *     in YAML the file
 * @param name its id, or what people read as the reason
 * @param line counts from 1; 0 if it is not at one line
 * @param tags in their order
 * @param enabled whether it is in force, that is, none of its tags is disabled
 */
public record TaggedRule(
    Kind kind, String place, String name, int line, Set<String> tags, boolean enabled) {
  public TaggedRule {
    tags = Collections.unmodifiableSet(new TreeSet<>(tags));
  }

  /** What can carry tags. */
  public enum Kind {
    ACTION,
    SEGMENT,
    MODEL,
    ROW,
    RULE;

    /** The word for it, such as {@code action}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its file in the project. */
  public String file() {
    return place.contains("#") ? place.substring(0, place.indexOf('#')) : place;
  }
}
