package dev.arbiter.rules.tag;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something in a rule project that can carry tags.
 *
 * @param place as decisions name it, such as {@code tables/offers.dmn#row-12}; of what is declared
 *     in YAML the file
 * @param name its id, or what people read as the reason
 * @param line counts from 1; 0 if it is not at one line
 * @param tags sorted
 * @param excludes whether it says of an action that it must not be chosen
 * @param enabled whether it is in force, that is, none of its tags is disabled
 */
public record TaggedRule(
    Kind kind,
    String place,
    String name,
    int line,
    Set<String> tags,
    boolean excludes,
    boolean enabled) {
  public TaggedRule {
    tags = Collections.unmodifiableSet(new TreeSet<>(tags));
  }

  /** What can carry tags. */
  public enum Kind {
    ACTION,
    SEGMENT,
    TRIGGER,
    MODEL,
    ROW,
    RULE,
    SCENARIO;

    /** The kind of this word; empty if there is none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The word for it, such as {@code action}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether decisions depend on it; a scenario only tells what is expected of them. */
    public boolean decides() {
      return this != SCENARIO;
    }
  }

  /** Its file in the project. */
  public String file() {
    return place.contains("#") ? place.substring(0, place.indexOf('#')) : place;
  }
}
