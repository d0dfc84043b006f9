package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Records taken together as one person each, along chains of links: where a is b and b is c, a is
 * c.
 *
 * @param groups the ids of the records of each person of whom there are several, by the first
 * @param refused the links that were not followed, the strongest first
 */
public record Clusters(List<SortedSet<String>> groups, List<Refused> refused) {
  /** Nothing keeps two groups apart. */
  public static final BiPredicate<Set<String>, Set<String>> NO_CONFLICT = (one, other) -> false;

  /** Why a link was not followed. */
  public enum Reason {
    /** Together there would be too many records, as of a phone that hundreds share. */
    SIZE,
    /** Something that was given says that the two groups are two people. */
    CONFLICT
  }

  /** A link between records that stay apart. */
  public record Refused(Link link, Reason reason) {}

  public Clusters {
    groups =
        groups.stream()
            .<SortedSet<String>>map(
                group -> Collections.unmodifiableSortedSet(new TreeSet<>(group)))
            .toList();
    refused = List.copyOf(refused);
  }

  /**
   * Follows the links, the strongest first: so that where a bound or a conflict is met, the weaker
   * link is the one given up.
   *
   * @param links in any order
   * @param most how many records a group may have
   * @param conflict whether two groups of ids must stay apart; told to by what is certain
   */
  public static Clusters of(
      Collection<Link> links, int most, BiPredicate<Set<String>, Set<String>> conflict) {
    var groupOf = new HashMap<String, Set<String>>();
    var refused = new ArrayList<Refused>();
    for (var link : links.stream().sorted(Link.STRONGEST).toList()) {
      var one = groupOf.computeIfAbsent(link.a(), Clusters::alone);
      var other = groupOf.computeIfAbsent(link.b(), Clusters::alone);
      if (one == other) {
        continue;
      }
      if (one.size() + other.size() > most) {
        refused.add(new Refused(link, Reason.SIZE));
      } else if (conflict.test(
          Collections.unmodifiableSet(one), Collections.unmodifiableSet(other))) {
        refused.add(new Refused(link, Reason.CONFLICT));
      } else {
        join(groupOf, one, other);
      }
    }
    return new Clusters(several(groupOf), refused);
  }

  private static Set<String> alone(String id) {
    return new TreeSet<>(Set.of(id));
  }

  private static void join(Map<String, Set<String>> groupOf, Set<String> one, Set<String> other) {
    var larger = one.size() < other.size() ? other : one;
    var smaller = one.size() < other.size() ? one : other;
    larger.addAll(smaller);
    smaller.forEach(id -> groupOf.put(id, larger));
  }

  private static List<SortedSet<String>> several(Map<String, Set<String>> groupOf) {
    Set<Set<String>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(groupOf.values());
    return distinct.stream()
        .filter(group -> group.size() > 1)
        .<SortedSet<String>>map(TreeSet::new)
        .sorted(Comparator.comparing(SortedSet::first))
        .toList();
  }
}
