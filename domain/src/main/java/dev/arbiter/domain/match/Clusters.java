package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;

/**
 * Records taken together as one person each, along chains of links: where a is b and b is c, a is
 * c.
 *
 * @param groups the ids of the records of each person of whom there are several, by the first
 * @param refused the links that were not followed, the strongest first
 */
public record Clusters(List<SortedSet<String>> groups, List<Refused> refused) {
  /** Nothing else keeps two groups apart. */
  public static final BiPredicate<Set<String>, Set<String>> NO_CONFLICT = (one, other) -> false;

  /** Why a link was not followed. */
  public enum Reason {
    /** Together there would be too many records, as of a phone that hundreds share. */
    SIZE,
    /** Most pairs between the two groups speak against it. */
    EVIDENCE,
    /** Something that is certain says that the two groups are two people. */
    CONFLICT
  }

  /** A link between records that stay apart. */
  public record Refused(Link link, Reason reason) {}

  public Clusters {
    groups =
        groups.stream()
            .<SortedSet<String>>map(TreeSet::new)
            .map(Collections::unmodifiableSortedSet)
            .toList();
    refused = List.copyOf(refused);
  }

  /**
   * Joins groups, the strongest link first: so that where two links exclude each other, the weaker
   * is given up.
   */
  static final class Builder {
    private final int most;
    private final ToDoubleBiFunction<String, String> voice;
    private final BiPredicate<Set<String>, Set<String>> conflict;
    private final Map<String, SortedSet<String>> groupOf = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /**
     * @param most how many records a group may have
     * @param voice how much a pair of ids speaks for being of one person; negative if against it
     */
    Builder(
        int most,
        ToDoubleBiFunction<String, String> voice,
        BiPredicate<Set<String>, Set<String>> conflict) {
      this.most = most;
      this.voice = voice;
      this.conflict = conflict;
    }

    /** The groups along the links, whatever their order. */
    Clusters follow(Collection<Link> links) {
      links.stream().sorted(Link.STRONGEST).forEach(this::follow);
      var groups =
          new LinkedHashSet<>(groupOf.values()).stream().filter(group -> group.size() > 1).toList();
      return new Clusters(groups, refused);
    }

    private void follow(Link link) {
      var one = groupOf.computeIfAbsent(link.a(), id -> new TreeSet<>(Set.of(id)));
      var other = groupOf.computeIfAbsent(link.b(), id -> new TreeSet<>(Set.of(id)));
      if (one == other) {
        return;
      }
      if (one.size() + other.size() > most) {
        refused.add(new Refused(link, Reason.SIZE));
      } else if (voices(one, other) < 0) {
        refused.add(new Refused(link, Reason.EVIDENCE));
      } else if (conflict.test(
          Collections.unmodifiableSet(one), Collections.unmodifiableSet(other))) {
        refused.add(new Refused(link, Reason.CONFLICT));
      } else {
        join(one, other);
      }
    }

    private double voices(Set<String> one, Set<String> other) {
      var sum = 0.0;
      for (var a : one) {
        for (var b : other) {
          sum += voice.applyAsDouble(a, b);
        }
      }
      return sum;
    }

    private void join(SortedSet<String> one, SortedSet<String> other) {
      one.addAll(other);
      other.forEach(id -> groupOf.put(id, one));
    }
  }
}
