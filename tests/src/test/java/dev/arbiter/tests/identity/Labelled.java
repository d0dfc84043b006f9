package dev.arbiter.tests.identity;

import dev.arbiter.domain.match.Clusters;
import dev.arbiter.domain.match.Fields;
import dev.arbiter.domain.match.Link;
import dev.arbiter.domain.match.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Records about people of whom it is known who they are.
 *
 * @param truth who each record is about, by its id
 */
public record Labelled(Fields fields, List<Person> people, Map<String, String> truth) {

  /**
   * How well pairs were found, or groups, of which all pairs count.
   *
   * @param found how many pairs were found
   * @param right how many of them are of one person
   * @param all how many pairs are of one person
   */
  public record Accuracy(long found, long right, long all) {
    public double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    public double recall() {
      return all == 0 ? 1 : (double) right / all;
    }

    public double f1() {
      return 2.0 * right / (found + all);
    }
  }

  /** How well the links tell who is who. */
  public Accuracy of(Collection<Link> links) {
    var right = links.stream().filter(link -> same(link.a(), link.b())).count();
    return new Accuracy(links.size(), right, all());
  }

  /** How well the groups do. */
  public Accuracy of(Clusters clusters) {
    var found = 0L;
    var right = 0L;
    for (var group : clusters.groups()) {
      found += pairs(group.size());
      right += rightIn(group);
    }
    return new Accuracy(found, right, all());
  }

  /** How many pairs of records are of one person. */
  private long all() {
    return pairsWithin(truth.values());
  }

  private long rightIn(SortedSet<String> group) {
    var who = new ArrayList<String>();
    group.forEach(id -> who.add(person(id)));
    return pairsWithin(who);
  }

  private static long pairsWithin(Collection<String> people) {
    return people.stream()
        .collect(Collectors.groupingBy(who -> who, Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Labelled::pairs)
        .sum();
  }

  private static long pairs(long records) {
    return records * (records - 1) / 2;
  }

  private boolean same(String one, String other) {
    return person(one).equals(person(other));
  }

  private String person(String id) {
    return Objects.requireNonNull(truth.get(id));
  }
}
