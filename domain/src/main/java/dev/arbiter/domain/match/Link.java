package dev.arbiter.domain.match;

import java.util.Comparator;
import java.util.List;

/**
 * What speaks for and against two records being of the same person. It holds no value of either, so
 * it can be kept and shown.
 *
 * @param a the smaller id of the two
 * @param b the greater
 * @param score the weight of all evidence, in bits: one more is twice as likely
 * @param probability that they are of the same person
 * @param evidence of each field, in the order of the fields
 */
public record Link(String a, String b, double score, double probability, List<Evidence> evidence) {

  /** The likeliest first, equal ones by their scores and ids. */
  static final Comparator<Link> STRONGEST =
      Comparator.comparingDouble(Link::probability)
          .thenComparingDouble(Link::score)
          .reversed()
          .thenComparing(Link::a)
          .thenComparing(Link::b);

  /**
   * What one field says.
   *
   * @param field its name
   * @param level how far its values agree
   * @param bits how much that weighs for the same person; against it if negative
   */
  public record Evidence(String field, Level level, double bits) {}

  public Link {
    if (a.compareTo(b) >= 0) {
      throw new IllegalArgumentException("a link leads from the smaller id to the greater");
    }
    evidence = List.copyOf(evidence);
  }
}
