package dev.arbiter.domain.identity;

import dev.arbiter.domain.profile.Identifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * How much identifiers tell about who somebody is.
 *
 * @param strongest kinds of identifiers, the strongest first; kinds not named are the weakest
 * @param unique kinds of which a subject has one value only
 * @param sharedFrom with how many identifiers that are at least as strong an identifier is linked
 *     when it is taken to be used by several subjects
 * @param largest how many identifiers a subject has at most
 * @param farthest how many identifiers are looked at as one tangle; those of a larger one stand
 *     alone, and so does one that is linked with so many
 */
public record IdentityPolicy(
    List<String> strongest, Set<String> unique, int sharedFrom, int largest, int farthest) {

  public IdentityPolicy {
    strongest = List.copyOf(strongest);
    unique = Set.copyOf(unique);
  }

  /** What suits most: ids given by a business are unique, devices are worth least. */
  public static IdentityPolicy usual() {
    return new IdentityPolicy(
        List.of(
            "customer", "account", "loyalty", "email", "phone", "device", "cookie", "anonymous"),
        Set.of("customer", "account", "loyalty"),
        10,
        500,
        5_000);
  }

  /** The place of a kind among all: 0 is the strongest. */
  public int rank(String kind) {
    var place = strongest.indexOf(kind);
    return place >= 0 ? place : strongest.size();
  }

  public boolean isUnique(String kind) {
    return unique.contains(kind);
  }

  /** Orders identifiers, what says most first. */
  public Comparator<Node> strongestFirst() {
    return Comparator.<Node>comparingInt(node -> rank(node.kind()))
        .thenComparing(Node::kind)
        .thenComparing(Node::id);
  }

  /** The identifier that says most: an event belongs to it for ever, whoever has it. */
  public Identifier home(SortedSet<Identifier> identifiers) {
    var home = identifiers.first();
    if (identifiers.size() == 1) {
      return home;
    }
    for (var one : identifiers) {
      // In their natural order: of those of one kind the first stays.
      home = rank(one.kind()) < rank(home.kind()) ? one : home;
    }
    return home;
  }

  /** Whether no subject can have all of these identifiers. */
  public boolean isContradiction(Collection<Identifier> identifiers) {
    if (identifiers.size() < 2) {
      return false;
    }
    var seen = new HashSet<String>();
    return identifiers.stream().anyMatch(one -> isUnique(one.kind()) && !seen.add(one.kind()));
  }
}
