package dev.arbiter.domain.identity;

import java.util.Comparator;

/**
 * That two identifiers look like those of one subject, by what is known under them; weaker than
 * every claim of an event.
 *
 * @param one the id of the one, which comes first in the order of texts
 * @param other the id of the other
 * @param word whose word it is
 * @param probability that they are of one subject, from 0 to 1
 */
public record Likeness(String one, String other, Word word, double probability) {
  /** The strongest first. */
  static final Comparator<Likeness> STRONGEST =
      Comparator.comparing(Likeness::word)
          .thenComparing(Comparator.comparingDouble(Likeness::probability).reversed())
          .thenComparing(Likeness::one)
          .thenComparing(Likeness::other);

  /** Whose word it is, and what that is. */
  public enum Word {
    /** Somebody decided that they are of one subject. */
    ACCEPTED,
    /** They are so alike that they are taken to be. */
    FOUND,
    /** Somebody decided that they are not; a claim of an event outweighs that. */
    REJECTED
  }

  public Likeness {
    if (one.compareTo(other) >= 0) {
      throw new IllegalArgumentException("a likeness leads from the smaller id to the greater");
    }
  }

  /** The name of the constraint that a rejection is. */
  String constraint() {
    return "rejection " + one + " " + other;
  }
}
