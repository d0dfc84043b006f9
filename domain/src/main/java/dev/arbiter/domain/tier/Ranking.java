package dev.arbiter.domain.tier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Divides subjects into tiers by rank. With n of them, the first round(n · share) ranks, half up,
 * are the highest tier, and so on: 1,000 by 20, 30 and 50 % are 200, 300 and 500.
 *
 * <p>The greatest value ranks first. Of equal values the lesser id of the profile ranks first: ids
 * are keyed hashes, so that nobody is favoured, the same subjects are on the same side each time,
 * and the counts are exact. The order in which subjects are given does not matter.
 *
 * <p>Somebody who has a tier leaves it only if she ranks beyond its border by more places than
 * margin · n; then she goes where she ranks. So with a margin the tiers may differ from their
 * shares by it, and with a margin of 0 they never do.
 *
 * @param parts the highest first
 * @param margin as a share of those who are ranked
 */
public record Ranking(List<Part> parts, BigDecimal margin) {

  /**
   * A subject.
   *
   * @param id of its profile
   * @param value by which it is ranked, the greatest first; NaN if it is not ranked
   * @param tier the place of its tier; {@link Tiering#NONE} if it has none
   */
  public record Ranked(String id, double value, int tier) {
    boolean isRanked() {
      return !Double.isNaN(value);
    }
  }

  /**
   * A subject whose tier changes.
   *
   * @param from the place of the tier that it leaves; {@link Tiering#NONE} if it had none
   * @param to the place of the tier that it enters; {@link Tiering#NONE} if it is not ranked now
   */
  public record Moved(String id, int from, int to) {}

  /**
   * What a run found.
   *
   * @param ranked how many were ranked
   * @param counts how many are in each tier
   * @param borders the least value of each tier by rank alone; of one without ranks there is none
   * @param moves in the order of the subjects
   */
  public record Outcome(
      long ranked, List<Integer> counts, List<Optional<Double>> borders, List<Moved> moves) {
    public Outcome {
      counts = List.copyOf(counts);
      borders = List.copyOf(borders);
      moves = List.copyOf(moves);
    }
  }

  /** Ranks the subjects, of which none is given twice. */
  public Outcome of(List<Ranked> subjects) {
    var ranks = new ArrayList<Ranked>(subjects.size());
    var moves = new ArrayList<Moved>();
    for (var one : subjects) {
      if (one.isRanked()) {
        ranks.add(one);
      } else if (one.tier() != Tiering.NONE) {
        moves.add(new Moved(one.id(), one.tier(), Tiering.NONE));
      }
    }
    ranks.sort(Ranking::compare);
    var ends = ends(ranks.size());
    var slack = margin.multiply(BigDecimal.valueOf(ranks.size())).doubleValue();
    var counts = new Integer[parts.size()];
    Arrays.fill(counts, 0);
    var raw = 0;
    for (var rank = 0; rank < ranks.size(); rank++) {
      while (rank >= ends[raw]) {
        raw++;
      }
      var one = ranks.get(rank);
      var tier = holds(one.tier(), rank, ends, slack) ? one.tier() : raw;
      counts[tier]++;
      if (tier != one.tier()) {
        moves.add(new Moved(one.id(), one.tier(), tier));
      }
    }
    moves.sort(Comparator.comparing(Moved::id));
    return new Outcome(ranks.size(), List.of(counts), borders(ranks, ends), moves);
  }

  private static int compare(Ranked one, Ranked other) {
    var byValue = Double.compare(other.value(), one.value());
    return byValue != 0 ? byValue : one.id().compareTo(other.id());
  }

  /** The rank after the last of each tier. */
  private int[] ends(int ranked) {
    var all = BigDecimal.valueOf(ranked);
    return parts.stream()
        .mapToInt(part -> part.upTo().multiply(all).setScale(0, RoundingMode.HALF_UP).intValue())
        .toArray();
  }

  /** Whether somebody of this rank stays in the tier that she has. */
  private static boolean holds(int tier, int rank, int[] ends, double slack) {
    if (tier == Tiering.NONE) {
      return false;
    }
    var below = rank - ends[tier] + 1;
    var above = (tier == 0 ? 0 : ends[tier - 1]) - rank;
    return Math.max(below, above) <= slack;
  }

  private static List<Optional<Double>> borders(List<Ranked> ranks, int[] ends) {
    var borders = new ArrayList<Optional<Double>>();
    var start = 0;
    for (var end : ends) {
      borders.add(end > start ? Optional.of(ranks.get(end - 1).value()) : Optional.empty());
      start = end;
    }
    return borders;
  }
}
