package dev.arbiter.domain.identity;

import dev.arbiter.domain.identity.Node.Standing;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells which identifiers several subjects use: those linked with two values of a stronger kind of
 * which a subject has one only, with many that are at least as strong, or with more than anybody
 * has. What the others link is a tangle. For one thread.
 */
public final class Sharing {
  private final Map<String, Set<String>> neighbours = new HashMap<>();
  private final Map<String, Boolean> shared = new HashMap<>();
  private final Map<String, Node> nodes;
  private final IdentityPolicy policy;

  /**
   * @param nodes by their ids, all that the links name
   * @param links of an identifier all, unless it is known to be shared or is never asked for
   */
  public Sharing(Map<String, Node> nodes, Collection<Link> links, IdentityPolicy policy) {
    this.nodes = nodes;
    this.policy = policy;
    for (var link : links) {
      if (!nodes.keySet().containsAll(Set.of(link.one(), link.other()))) {
        throw new IllegalArgumentException("a link names what is not among the identifiers");
      }
      neighbours.computeIfAbsent(link.one(), first -> new HashSet<>()).add(link.other());
      neighbours.computeIfAbsent(link.other(), first -> new HashSet<>()).add(link.one());
    }
  }

  /** What the identifier is linked with. */
  public Set<String> neighbours(String id) {
    return neighbours.getOrDefault(id, Set.of());
  }

  /** All that links lead to from the identifier, without passing through one that is shared. */
  Set<String> tangle(String id) {
    var tangle = new HashSet<String>();
    var ahead = new ArrayDeque<String>();
    ahead.add(id);
    while (!ahead.isEmpty()) {
      var next = ahead.remove();
      if (!isShared(next) && tangle.add(next)) {
        ahead.addAll(neighbours(next));
      }
    }
    return tangle;
  }

  /** Whether the identifier joins nobody with anybody. */
  public boolean isShared(String id) {
    return shared.computeIfAbsent(id, this::findShared);
  }

  private boolean findShared(String id) {
    var node = Objects.requireNonNull(nodes.get(id));
    if (node.standing() == Standing.SHARED) {
      return true;
    }
    var rank = policy.rank(node.kind());
    var kinds = new HashSet<String>();
    var strong = 0;
    for (var neighbour : neighbours(id)) {
      var kind = Objects.requireNonNull(nodes.get(neighbour)).kind();
      if (policy.rank(kind) <= rank) {
        strong++;
      }
      if (policy.rank(kind) < rank && policy.isUnique(kind) && !kinds.add(kind)) {
        return true;
      }
    }
    return strong >= policy.sharedFrom() || neighbours(id).size() >= policy.farthest();
  }
}
