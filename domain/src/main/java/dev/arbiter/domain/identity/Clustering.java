package dev.arbiter.domain.identity;

import dev.arbiter.domain.identity.Likeness.Word;
import dev.arbiter.domain.identity.Node.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins identifiers to subjects: links are taken strongest first, and one that would break a
 * constraint is left out (Kruskal's algorithm with constraints that cannot be linked). For one
 * thread.
 *
 * <p>A link is the stronger, the more its weaker end tells, then the more its other end tells, then
 * the earlier it was claimed. Identifiers that several subjects use join nothing. Likenesses come
 * after all links, so that no link is left out for one of them: first those that people accepted,
 * then those that were found, the likeliest first.
 */
public final class Clustering {
  private static final String KIND = "kind ";

  private final IdentityPolicy policy;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Cluster> clusters = new HashMap<>();
  private final Sharing sharing;
  private final Set<String> tangled;
  private final List<Link> links;
  private final List<Likeness> likenesses;

  private Clustering(
      Collection<Node> nodes,
      Collection<Link> links,
      Collection<Likeness> likenesses,
      Collection<Separation> separations,
      IdentityPolicy policy) {
    this.policy = policy;
    nodes.forEach(node -> this.nodes.put(node.id(), node));
    this.sharing = new Sharing(this.nodes, links, policy);
    this.tangled = tangled();
    this.links = new ArrayList<>(links);
    this.links.sort(strongestFirst());
    this.likenesses = likenesses.stream().sorted(Likeness.STRONGEST).toList();
    for (var node : nodes) {
      clusters.put(node.id(), new Cluster(node, constraints(node, separations)));
    }
  }

  /** The subjects among the identifiers by claims alone. */
  public static Clusters of(
      Collection<Node> nodes,
      Collection<Link> links,
      Collection<Separation> separations,
      IdentityPolicy policy) {
    return of(nodes, links, List.of(), separations, policy);
  }

  /**
   * The subjects among the identifiers.
   *
   * @param nodes all that the links and the likenesses name
   * @param links all of each identifier, unless it is known to be shared or tangled
   * @param likenesses all of each identifier, unless it is known to be shared or tangled
   */
  public static Clusters of(
      Collection<Node> nodes,
      Collection<Link> links,
      Collection<Likeness> likenesses,
      Collection<Separation> separations,
      IdentityPolicy policy) {
    return new Clustering(nodes, links, likenesses, separations, policy).clusters();
  }

  /** What stands in a tangle that is too large, or touches one. */
  private Set<String> tangled() {
    var tangled = new HashSet<String>();
    var seen = new HashSet<String>();
    for (var id : nodes.keySet()) {
      if (!seen.contains(id)) {
        var tangle = sharing.tangle(id);
        seen.addAll(tangle);
        if (tangle.size() > policy.farthest() || tangle.stream().anyMatch(this::isTangled)) {
          tangled.addAll(tangle);
        }
      }
    }
    return tangled;
  }

  private boolean isTangled(String id) {
    return Objects.requireNonNull(nodes.get(id)).standing() == Standing.TANGLED;
  }

  private Comparator<Link> strongestFirst() {
    return Comparator.<Link>comparingInt(link -> Math.max(rank(link.one()), rank(link.other())))
        .thenComparingInt(link -> Math.min(rank(link.one()), rank(link.other())))
        .thenComparing(Link::claim);
  }

  private int rank(String id) {
    return policy.rank(Objects.requireNonNull(nodes.get(id)).kind());
  }

  /** What a subject has one of at most, by its name. */
  private Map<String, String> constraints(Node node, Collection<Separation> separations) {
    var constraints = new HashMap<String, String>();
    if (policy.isUnique(node.kind())) {
      constraints.put(KIND + node.kind(), node.id());
    }
    for (var separation : separations) {
      if (separation.oneSide().contains(node.id())) {
        constraints.put("separation " + separation.id(), "one side");
      } else if (separation.otherSide().contains(node.id())) {
        constraints.put("separation " + separation.id(), "other side");
      }
    }
    return constraints;
  }

  private Clusters clusters() {
    var fates = new LinkedHashMap<Link, Link.Fate>();
    links.forEach(link -> fates.put(link, join(link.one(), link.other())));
    var liked = likenessFates();
    var leads = new HashMap<String, String>();
    for (var cluster : new HashSet<>(clusters.values())) {
      var lead = cluster.members.stream().min(policy.strongestFirst()).orElseThrow().id();
      cluster.members.forEach(member -> leads.put(member.id(), lead));
    }
    var standings = new HashMap<String, Standing>();
    nodes.keySet().forEach(id -> standings.put(id, standing(id)));
    return new Clusters(leads, standings, fates, liked);
  }

  private Map<Likeness, Link.Fate> likenessFates() {
    var fates = new LinkedHashMap<Likeness, Link.Fate>();
    for (var likeness : likenesses) {
      if (likeness.word() == Word.REJECTED) {
        fates.put(likeness, keepApart(likeness));
      }
    }
    for (var likeness : likenesses) {
      if (likeness.word() != Word.REJECTED) {
        fates.put(likeness, join(likeness.one(), likeness.other()));
      }
    }
    return fates;
  }

  /** What links joined stays joined. */
  private Link.Fate keepApart(Likeness rejected) {
    var one = cluster(rejected.one());
    var other = cluster(rejected.other());
    if (one == other) {
      return Link.Fate.JOINED;
    }
    one.constraints.put(rejected.constraint(), "one side");
    other.constraints.put(rejected.constraint(), "other side");
    return Link.Fate.SEPARATED;
  }

  private Standing standing(String id) {
    if (sharing.isShared(id)) {
      return Standing.SHARED;
    }
    return tangled.contains(id) ? Standing.TANGLED : Standing.ORDINARY;
  }

  private Link.Fate join(String here, String there) {
    if (sharing.isShared(here) || sharing.isShared(there)) {
      return Link.Fate.SHARED;
    }
    if (tangled.contains(here) || tangled.contains(there)) {
      return Link.Fate.TOO_LARGE;
    }
    var one = cluster(here);
    var other = cluster(there);
    if (one == other) {
      return Link.Fate.JOINED;
    }
    var broken = one.broken(other);
    if (!broken.isEmpty()) {
      var conflicts = broken.stream().anyMatch(name -> name.startsWith(KIND));
      return conflicts ? Link.Fate.CONFLICT : Link.Fate.SEPARATED;
    }
    if (one.members.size() + other.members.size() > policy.largest()) {
      return Link.Fate.TOO_LARGE;
    }
    absorb(one, other);
    return Link.Fate.JOINED;
  }

  private Cluster cluster(String id) {
    return Objects.requireNonNull(clusters.get(id));
  }

  private void absorb(Cluster one, Cluster other) {
    var larger = one.members.size() >= other.members.size() ? one : other;
    var smaller = larger == one ? other : one;
    larger.members.addAll(smaller.members);
    larger.constraints.putAll(smaller.constraints);
    smaller.members.forEach(member -> clusters.put(member.id(), larger));
  }

  /** Identifiers that were joined so far. */
  private static final class Cluster {
    private final List<Node> members = new ArrayList<>();
    private final Map<String, String> constraints;

    Cluster(Node first, Map<String, String> constraints) {
      members.add(first);
      this.constraints = constraints;
    }

    /** The names of the constraints that both have with different values. */
    Set<String> broken(Cluster other) {
      var broken = new HashSet<String>();
      constraints.forEach(
          (name, value) -> {
            if (!other.constraints.getOrDefault(name, value).equals(value)) {
              broken.add(name);
            }
          });
      return broken;
    }
  }
}
