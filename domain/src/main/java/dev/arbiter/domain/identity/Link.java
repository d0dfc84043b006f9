package dev.arbiter.domain.identity;

/**
 * What was claimed of two identifiers.
 *
 * @param one the id of the one, which comes first in the order of texts
 * @param other the id of the other
 * @param claim the first claim
 */
public record Link(String one, String other, Claim claim) {

  /** A link of two identifiers in either order. */
  public static Link of(String one, String other, Claim claim) {
    return one.compareTo(other) < 0 ? new Link(one, other, claim) : new Link(other, one, claim);
  }

  /** The one whose claim counts of two links of the same identifiers. */
  public Link first(Link same) {
    return claim.compareTo(same.claim) <= 0 ? this : same;
  }

  /** What became of a link. */
  public enum Fate {
    /** Its identifiers are of one subject. */
    JOINED,
    /** One of its identifiers is used by several subjects and tells nothing. */
    SHARED,
    /** It would join two values of which a subject has one only. */
    CONFLICT,
    /** Somebody decided that the two are not of one subject. */
    SEPARATED,
    /** It would make a subject of more identifiers than anybody has. */
    TOO_LARGE
  }
}
