package dev.arbiter.domain.identity;

/**
 * An identifier as identity sees it.
 *
 * @param id its name inside Arbiter, which does not tell the value
 * @param kind what sort of identifier it is, for instance {@code email}
 * @param standing what its links have made of it
 */
public record Node(String id, String kind, Standing standing) {

  /** What the links of an identifier have made of it. */
  public enum Standing {
    /** It joins what it is linked with. */
    ORDINARY,
    /**
     * Several subjects use it, such as the phone of a family or the cookie of a public device, so
     * that it joins nobody; that never ends, whatever else is claimed.
     */
    SHARED,
    /** It is linked with so many that none of them is joined with another. */
    TANGLED
  }

  /** An identifier of which nothing is known yet. */
  public static Node of(String id, String kind) {
    return new Node(id, kind, Standing.ORDINARY);
  }

  public Node as(Standing other) {
    return new Node(id, kind, other);
  }
}
