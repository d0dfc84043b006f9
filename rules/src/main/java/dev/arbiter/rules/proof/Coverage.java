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
   * @param missed what no scenario reaches
   */
  public record Part(String name, int total, List<Place> missed) {
    public Part {
      missed = List.copyOf(missed);
    }

    public int reached() {
      return total - missed.size();
    }
  }

  /**
   * A row, a rule or an outcome of a condition.
   *
   * @param line counts from 1; 0 if it is not at one line
   * @param what in words
   */
  public record Place(String file, int line, String what) {
    @Override
    public String toString() {
      return (line > 0 ? file + ":" + line : file) + ": " + what;
    }
  }
}
