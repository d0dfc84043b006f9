package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the records that are about the same person. The same records give the same weights and
 * links, in whatever order they come. Immutable, and safe for use by many threads.
 */
public final class Matcher {
  private final Fields fields;
  private final MatchSettings settings;
  private final Comparison comparison;
  private final Blocking blocking;
  private final Weights.Scale scale;

  public Matcher(Weights weights, MatchSettings settings) {
    this.fields = weights.described();
    this.settings = settings;
    this.comparison = new Comparison(fields);
    this.blocking = new Blocking(fields);
    this.scale = new Weights.Scale(weights);
  }

  /**
   * Estimates the weights for records like these.
   *
   * @param people records of different ids, all of them or as many drawn at random
   */
  public static Weights fit(Fields fields, Collection<Person> people, MatchSettings settings) {
    var sorted = sorted(fields, people);
    return Estimation.of(
        fields, sorted, new Blocks(new Blocking(fields), sorted, settings.block()));
  }

  /**
   * The keys of a record: only records that share one are worth comparing. They tell what the
   * record says, so what is stored of them must be hashed under a secret.
   */
  public Set<String> keys(Person person) {
    return blocking.keys(person.with(fields));
  }

  /** What speaks for and against two records of different ids being of the same person. */
  public Link compare(Person one, Person other) {
    var pattern = comparison.compare(one.with(fields), other.with(fields));
    return one.compareTo(other) < 0 ? link(one, other, pattern) : link(other, one, pattern);
  }

  /** Whether that is enough to link them. */
  public boolean links(Link link) {
    return link.probability() >= settings.threshold();
  }

  /**
   * All links among the records.
   *
   * @param people records of different ids
   */
  public Matches match(Collection<Person> people) {
    var sorted = sorted(fields, people);
    var blocks = new Blocks(blocking, sorted, settings.block());
    var links = new ArrayList<Link>();
    var pairs = new long[1];
    blocks.each(
        (a, b) -> {
          pairs[0]++;
          var pattern = comparison.compare(a, b);
          if (scale.probability(pattern) >= settings.threshold()) {
            links.add(link(a, b, pattern));
          }
        });
    links.sort(Link.STRONGEST);
    return new Matches(links, pairs[0], blocks.oversized());
  }

  private Link link(Person a, Person b, long pattern) {
    var evidence =
        IntStream.range(0, fields.size())
            .mapToObj(
                i -> {
                  var level = Comparison.level(pattern, i);
                  return new Link.Evidence(fields.get(i).name(), level, scale.bits(i, level));
                })
            .toList();
    return new Link(a.id(), b.id(), scale.score(pattern), scale.probability(pattern), evidence);
  }

  private static List<Person> sorted(Fields fields, Collection<Person> people) {
    var sorted = people.stream().map(person -> person.with(fields)).sorted().toList();
    for (var i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).id().equals(sorted.get(i).id())) {
        throw new IllegalArgumentException("two records have the id " + sorted.get(i).id());
      }
    }
    return sorted;
  }
}
