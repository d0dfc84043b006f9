package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The candidates still in and those dropped on the way. What comes in is always either kept or
 * excluded with a reason.
 *
 * @param candidates still in
 * @param excluded dropped so far
 */
record Funnel(List<Candidate> candidates, List<Exclusion> excluded) {

  static Funnel of(List<Action> actions) {
    return new Funnel(actions.stream().map(Candidate::of).toList(), List.of());
  }

  /** Drops the candidates against which {@code objection} has a reason. */
  Funnel sift(Stage stage, Function<Candidate, Optional<Reason>> objection) {
    var kept = new ArrayList<Candidate>(candidates.size());
    var dropped = new ArrayList<>(excluded);
    for (var candidate : candidates) {
      objection
          .apply(candidate)
          .ifPresentOrElse(
              reason -> dropped.add(new Exclusion(candidate.id(), stage, List.of(reason))),
              () -> kept.add(candidate));
    }
    return new Funnel(kept, dropped);
  }

  Funnel map(UnaryOperator<Candidate> change) {
    return new Funnel(candidates.stream().map(change).toList(), excluded);
  }

  List<String> ids() {
    return candidates.stream().map(Candidate::id).toList();
  }
}
