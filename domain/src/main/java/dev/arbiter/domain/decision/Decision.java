package dev.arbiter.domain.decision;

import dev.arbiter.domain.release.ReleaseRef;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a request.
 *
 * @param id sorts by time
 * @param decidedAt the instant for which it was decided
 * @param release which release answered
 * @param candidates how many actions the slot had; each is among the chosen or the excluded
 * @param actions the chosen ones by rank
 * @param excluded all others in the order of the stages; the outranked by rank, the others by id
 */
public record Decision(
    String id,
    Instant decidedAt,
    ReleaseRef release,
    int candidates,
    List<Choice> actions,
    List<Exclusion> excluded) {

  public Decision {
    actions = List.copyOf(actions);
    excluded = List.copyOf(excluded);
    if (candidates != actions.size() + excluded.size()) {
      throw new IllegalStateException(
          "of %d candidates %d were chosen and %d excluded"
              .formatted(candidates, actions.size(), excluded.size()));
    }
  }
}
