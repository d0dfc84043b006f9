package dev.arbiter.service.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.triggers.outlet.Message;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What firings ask of the server. Thread-safe. */
public interface Deciding {

  /** The triggers in force of a project; none if none is. */
  List<Trigger> triggers(String project);

  /**
   * Whether the condition of the trigger is true of the subject still; unknown if this server knows
   * less of the subject, or serves an older release, than the one that noted the firing.
   */
  Truth holds(Firing firing);

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
