package dev.arbiter.domain.match;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Finds the records that are about the same person. The same records give the same weights and
 * links, in whatever order they come. Immutable, and safe for use by many threads.
 */
public final class Matcher {
  /** How many bits the voice of one pair has at most, when groups are joined. */
  private static final double VOICE = 5;

  /** How many links are held at most, and how many more for each record. */
  private static final int MOST_LINKS = 100_000;

  private static final int MOST_LINKS_EACH = 20;

  /**
   * When records are linked, and within which bounds.
   *
   * @param threshold the probability from which on two records are linked, more than 0, at most 1
   * @param block how many records may share a key of which all pairs are compared, at least 2
   * @param group how many records there may be of one person, at least 2
   * @param links how many links there may be in all, at least 1
   */
  public record Settings(double threshold, int block, int group, int links) {
    /** What is good for records about people in general. */
    public static final Settings DEFAULT = new Settings(0.9, 100, 20, 5_000_000);

    public Settings {
      if (!(threshold > 0 && threshold <= 1)) {
        throw new IllegalArgumentException("the threshold must be more than 0 and at most 1");
      }
      if (block < 2 || group < 2) {
        throw new IllegalArgumentException("blocks and groups must have room for 2");
      }
      if (links < 1) {
        throw new IllegalArgumentException("there must be room for a link");
      }
    }
  }

  private final Fields fields;
  private final Settings settings;
  private final Comparison comparison;
  private final Blocking blocking;
  private final Weights.Scale scale;

  public Matcher(Weights weights, Settings settings) {
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
  public static Weights fit(Fields fields, Collection<Person> people, Settings settings) {
    var sorted = sorted(fields, people);
    var comparison = new Comparison(fields);
    var blocks = new Blocks(new Blocking(fields), sorted, settings.block());
    return new Estimation(
            fields,
            sorted.size(),
            Patterns.ofCandidates(blocks, comparison),
            Patterns.ofRandomPairs(sorted, comparison))
        .estimate();
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
    return Person.BY_ID.compare(one, other) < 0
        ? link(one, other, pattern, evidence(pattern))
        : link(other, one, pattern, evidence(pattern));
  }

  /** Whether that is enough to link them. */
  public boolean links(Link link) {
    return link.probability() >= settings.threshold();
  }

  /**
   * All links among the records. It compares at most half as many pairs as there are keys of
   * records times the bound of a block, and keeps none that is not linked.
   *
   * @param people records of different ids
   * @throws ViolationException if there are more links than the settings allow, or more than twenty
   *     for each record, as if the fields tell hardly anything
   */
  public Matches match(Collection<Person> people) {
    var sorted = sorted(fields, people);
    var blocks = new Blocks(blocking, sorted, settings.block());
    var links = new ArrayList<Link>();
    var evidence = new HashMap<Long, List<Link.Evidence>>();
    var pairs =
        blocks.each(
            (a, b) -> {
              var pattern = comparison.compare(a, b);
              if (scale.relations(pattern).same() >= settings.threshold()) {
                requireFew(links.size(), sorted.size());
                links.add(link(a, b, pattern, evidence.computeIfAbsent(pattern, this::evidence)));
              }
            });
    links.sort(Link.STRONGEST);
    return new Matches(links, pairs, blocks.oversized());
  }

  private void requireFew(int links, int people) {
    if (links >= settings.links()) {
      throw new ViolationException(
          Violation.outOfRange(
              "links",
              "at most %d, but there are more: raise the probability from which on they are listed,"
                      .formatted(settings.links())
                  + " or name fields that tell people apart better"));
    }
    if (links >= MOST_LINKS + (long) MOST_LINKS_EACH * people) {
      throw new ViolationException(
          Violation.outOfRange(
              "fields",
              "fields that tell people apart; by these there are more than %d links for each record"
                  .formatted(MOST_LINKS_EACH)));
    }
  }

  /**
   * Follows links to groups of records, each of one person. Two groups are joined by a link only if
   * all pairs between them, each with a voice, do not speak against it: so one link that is wrong
   * does not make one person of two with many records each.
   *
   * @param people all records that the links are about, of different ids
   * @param conflict whether two groups of ids must stay apart for another reason
   */
  public Clusters group(
      Collection<Person> people,
      Collection<Link> links,
      BiPredicate<Set<String>, Set<String>> conflict) {
    var byId = new HashMap<String, Person>();
    sorted(fields, people).forEach(person -> byId.put(person.id(), person));
    return new Clusters.Builder(
            settings.group(), (a, b) -> voice(known(byId, a), known(byId, b)), conflict)
        .follow(links);
  }

  private double voice(Person a, Person b) {
    var same = scale.relations(comparison.compare(a, b)).same();
    return Math.max(-VOICE, Math.min(VOICE, Weights.log2(same / (1 - same))));
  }

  private static Person known(Map<String, Person> byId, String id) {
    var person = byId.get(id);
    if (person == null) {
      throw new IllegalArgumentException("a link leads to a record that is not given");
    }
    return person;
  }

  private Link link(Person a, Person b, long pattern, List<Link.Evidence> evidence) {
    return new Link(
        a.id(), b.id(), scale.score(pattern), scale.relations(pattern).same(), evidence);
  }

  private List<Link.Evidence> evidence(long pattern) {
    return List.copyOf(
        IntStream.range(0, fields.size())
            .mapToObj(
                i ->
                    new Link.Evidence(
                        fields.get(i).name(), scale.level(pattern, i), scale.bits(pattern, i)))
            .toList());
  }

  private static List<Person> sorted(Fields fields, Collection<Person> people) {
    var sorted = people.stream().map(person -> person.with(fields)).sorted(Person.BY_ID).toList();
    for (var i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).id().equals(sorted.get(i).id())) {
        throw new IllegalArgumentException("two records have the same id");
      }
    }
    return sorted;
  }
}
