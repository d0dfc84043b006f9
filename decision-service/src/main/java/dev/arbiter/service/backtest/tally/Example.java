package dev.arbiter.service.backtest.tally;

import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Exclusion;
import dev.arbiter.domain.decision.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A decision that changed, and why. It names the decision and neither the subject nor the texts
 * that were made for it.
 *
 * @param change how far it changed
 * @param before the actions that were chosen, by rank
 * @param after those that would be
 * @param actions the first that differ, with their fates
 */
public record Example(
    String decision, String change, List<String> before, List<String> after, List<Fates> actions) {

  /** What became of an action, and what would become of it. */
  public record Fates(String action, Optional<Fate> before, Optional<Fate> after) {}

  /**
   * What became of a candidate; there is none of what was no candidate.
   *
   * @param rank if it was chosen
   * @param stage where it was dropped, if it was not
   */
  public record Fate(Optional<Integer> rank, Optional<String> stage, List<Reason> reasons) {}

  static Example of(Shift change, Decision before, Decision after) {
    var differing =
        IntStream.range(0, Math.max(before.actions().size(), after.actions().size()))
            .filter(rank -> differ(choice(before, rank), choice(after, rank)))
            .boxed()
            .findFirst()
            .stream()
            .flatMap(rank -> Stream.of(choice(before, rank), choice(after, rank)))
            .flatMap(Optional::stream)
            .map(Choice::action)
            .distinct()
            .map(action -> new Fates(action, fate(before, action), fate(after, action)))
            .toList();
    return new Example(before.id(), change.wire(), Shift.ids(before), Shift.ids(after), differing);
  }

  private static Optional<Choice> choice(Decision decision, int rank) {
    return rank < decision.actions().size()
        ? Optional.of(decision.actions().get(rank))
        : Optional.empty();
  }

  private static boolean differ(Optional<Choice> one, Optional<Choice> other) {
    return one.isEmpty()
        || other.isEmpty()
        || !one.get().action().equals(other.get().action())
        || !Shift.isSame(one.get(), other.get());
  }

  private static Optional<Fate> fate(Decision decision, String action) {
    return decision.actions().stream()
        .filter(choice -> choice.action().equals(action))
        .findFirst()
        .map(Example::fate)
        .or(
            () ->
                decision.excluded().stream()
                    .filter(exclusion -> exclusion.action().equals(action))
                    .findFirst()
                    .map(Example::fate));
  }

  private static Fate fate(Choice choice) {
    return new Fate(Optional.of(choice.rank()), Optional.empty(), choice.reasons());
  }

  private static Fate fate(Exclusion exclusion) {
    return new Fate(Optional.empty(), Optional.of(exclusion.stage().wire()), exclusion.reasons());
  }
}
