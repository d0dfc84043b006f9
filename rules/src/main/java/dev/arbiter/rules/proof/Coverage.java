package dev.arbiter.rules.proof;

import java.util.List;

/**
 * How much of the rules scenarios reach: a row or rule if it speaks in a decision, a condition if
 * it is true in one and not true in another.
 *
 * @param rows of decision tables
 * @param rules in DRL
 * @param conditions two outcomes for each segment and each eligibility
 */
public record Coverage(Part rows, Part rules, Part conditions) {

  /** The share of all that could be reached; 1 if there is nothing. */
  public double share() {
    var total = parts().stream().mapToInt(Part::total).sum();
    return total == 0 ? 1 : (double) parts().stream().mapToInt(Part::reached).sum() / total;
  }

  /** All three. */
  public List<Part> parts() {
    return List.of(rows, rules, conditions);
  }

  /**
   * One kind of thing.
   *
   * @param name in the plural
   * @param all what could be reached, in the order of the files
   */
  public record Part(String name, List<Place> all) {
    public Part {
      all = List.copyOf(all);
    }

    public int total() {
      return all.size();
    }

    /** What no scenario reaches. */
    public List<Place> missed() {
      return all.stream().filter(place -> !place.isReached()).toList();
    }

    public int reached() {
      return total() - missed().size();
    }
  }

  /**
   * A row, a rule or an outcome of a condition.
   *
   * @param line counts from 1; 0 if it is not at one line
   * @param what in words
   * @param reference of a row or rule as decisions name it, such as {@code
   *     tables/offers.dmn#row-3}; else who has the condition, and its outcome
   * @param isReached by a scenario
   */
  public record Place(String file, int line, String what, String reference, boolean isReached) {
    @Override
    public String toString() {
      return (line > 0 ? file + ":" + line : file) + ": " + what;
    }
  }
}
