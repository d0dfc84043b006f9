package dev.arbiter.service.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.triggers.outlet.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What firings ask of the server. Thread-safe. */
public interface Deciding {

  /** The triggers in force of a project; none if none is. */
  List<Trigger> triggers(String project);

  /**
   * Whether the condition of the trigger is true of the subject still; unknown if this server knows
   * less of the subject than the one that noted the firing, or serves an older release and cannot
   * be sure yet that this one is in force again.
   */
  Truth holds(Firing firing);

  /** Whether the trigger, as it is in force, takes the firing to be told too late. */
  default boolean isLate(Firing firing, Instant now) {
    return triggers(firing.project()).stream()
        .filter(trigger -> trigger.id().equals(firing.trigger()))
        .anyMatch(trigger -> firing.at().isBefore(now.minus(trigger.lateness())));
  }

  /** Whether an action was chosen by the decision of this id; empty if there is none yet. */
  Optional<Boolean> decided(String id);

  /** Decides and logs the decision under this id, unless one is there. */
  void decide(String id, String profile, Trigger.Request request);

  /** The decision of this id, as a caller would have got it. */
  JsonNode decision(String id);

  /** By which names sources know the subject. */
  SortedSet<Identifier> identifiers(String profile);

  /** What the outlet of a firing is told, once its decision is made. */
  default Message message(Firing firing) {
    return new Message(
        firing.id(),
        firing.at(),
        firing.project(),
        firing.trigger(),
        firing.profile(),
        identifiers(firing.profile()),
        decision(firing.id()));
  }
}
