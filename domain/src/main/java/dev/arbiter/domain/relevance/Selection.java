package dev.arbiter.domain.relevance;

import dev.arbiter.domain.clean.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which columns tell most of an outcome, and which must not be used: those that are excluded, those
 * made of them, and those that tell them whatever they are called. The same rows in any order give
 * the same selection.
 *
 * @param rows how many rows were looked at
 * @param ranked the columns that may be used, what tells most first
 * @param refused the columns that must not be used, by name
 */
public record Selection(int rows, List<Ranked> ranked, List<Refused> refused) {
  /** Of what is unknown of an excluded column, a column that tells so much stands for it. */
  private static final double PROXY = 0.5;

  private static final double SIGNIFICANT = 0.01;

  /**
   * A column that may be used.
   *
   * @param bits how much it tells of the outcome, from 0
   * @param share the part of what is unknown of the outcome that it tells, from 0 to 1
   * @param p how probable so much is if it tells nothing, from 0 to 1
   * @param significant whether it tells something for certain: of the columns of which that is
   *     said, one in a hundred does not (Benjamini and Hochberg, Journal of the Royal Statistical
   *     Society B 57, 1995)
   */
  public record Ranked(String column, double bits, double share, double p, boolean significant) {}

  /**
   * A column that must not be used.
   *
   * @param because the excluded column, for which it is or stands
   */
  public record Refused(String column, Why why, String because) {}

  /** Why a column must not be used. */
  public enum Why {
    /** Somebody said so. */
    EXCLUDED,
    /** It is made of one that is excluded. */
    MADE_OF,
    /** It tells one that is excluded. */
    TELLS
  }

  public Selection {
    ranked = List.copyOf(ranked);
    refused = List.copyOf(refused);
  }

  /**
   * Ranks the columns.
   *
   * @param outcome the column that is to be told
   * @param excluded columns that must not be used, such as those of a protected attribute
   * @param madeOf of which columns a column is made, where it is
   * @throws IllegalArgumentException if there is no column of the outcome
   */
  public static Selection of(
      Table table, String outcome, Set<String> excluded, Map<String, Set<String>> madeOf) {
    var bins = new HashMap<String, Bins>();
    table.columns().forEach(column -> bins.put(column, Bins.of(table, column)));
    var target = bins.remove(outcome);
    if (target == null) {
      throw new IllegalArgumentException("there is no column " + outcome);
    }
    var refused = new ArrayList<Refused>();
    var ranked = new ArrayList<Ranked>();
    for (var column : new TreeSet<>(bins.keySet())) {
      refusal(column, bins, excluded, madeOf)
          .ifPresentOrElse(
              refused::add,
              () -> {
                var told = Dependence.of(of(bins, column), target);
                ranked.add(new Ranked(column, told.bits(), told.share(), told.p(), false));
              });
    }
    ranked.sort(Comparator.comparingDouble(Ranked::bits).reversed());
    return new Selection(table.rows(), judged(ranked), refused);
  }

  private static Bins of(Map<String, Bins> bins, String column) {
    return Objects.requireNonNull(bins.get(column));
  }

  private static Optional<Refused> refusal(
      String column, Map<String, Bins> bins, Set<String> excluded, Map<String, Set<String>> made) {
    if (excluded.contains(column)) {
      return Optional.of(new Refused(column, Why.EXCLUDED, column));
    }
    var origin = origins(column, made).stream().filter(excluded::contains).sorted().findFirst();
    if (origin.isPresent()) {
      return Optional.of(new Refused(column, Why.MADE_OF, origin.get()));
    }
    return new TreeSet<>(excluded)
        .stream()
            .filter(bins::containsKey)
            .filter(one -> Dependence.of(of(bins, column), of(bins, one)).share() >= PROXY)
            .findFirst()
            .map(one -> new Refused(column, Why.TELLS, one));
  }

  /** All of which a column is made, step by step. */
  private static Set<String> origins(String column, Map<String, Set<String>> madeOf) {
    var origins = new TreeSet<String>();
    var next = new ArrayList<>(madeOf.getOrDefault(column, Set.of()));
    while (!next.isEmpty()) {
      var one = next.remove(next.size() - 1);
      if (origins.add(one)) {
        next.addAll(madeOf.getOrDefault(one, Set.of()));
      }
    }
    return origins;
  }

  private static List<Ranked> judged(Collection<Ranked> ranked) {
    var sorted = ranked.stream().mapToDouble(Ranked::p).sorted().toArray();
    var border = -1.0;
    for (var i = 0; i < sorted.length; i++) {
      border = sorted[i] <= SIGNIFICANT * (i + 1) / sorted.length ? sorted[i] : border;
    }
    var last = border;
    return ranked.stream()
        .map(one -> new Ranked(one.column(), one.bits(), one.share(), one.p(), one.p() <= last))
        .toList();
  }
}
