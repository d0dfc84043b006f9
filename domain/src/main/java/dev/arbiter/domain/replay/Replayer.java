package dev.arbiter.domain.replay;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.RuleException;
import java.util.HashSet;
import java.util.List;

/**
 * Makes logged decisions again, each alone in the world in which it was made: the request,
 * consents, traits, contacts, instant and seed of its record. What another release wants to know
 * beyond the record is asked of the {@link Past}, which must agree with the record; what cannot be
 * told is never guessed. Models are asked anew, for another release may bring others.
 *
 * <p>Under the release that decided, the record itself comes out again. Thread-safe.
 */
public final class Replayer {
  private final Past past;
  private final Decider decider = new Decider();

  public Replayer(Past past) {
    this.past = past;
  }

  /**
   * Decides again.
   *
   * @param release the other release, or the same
   * @param terms what the release declared that made the record
   */
  public Replay replay(Release release, DecisionRecord record, Terms terms) {
    if (!terms.digest().equals(record.decision().release().digest())) {
      return new Replay.Impossible(
          Cause.RELEASE_UNKNOWN, "release " + record.decision().release().number());
    }
    try {
      var world =
          new World(
              record.decision().id(),
              new Recorded(record, terms.asked(record), past),
              contacts(release, record, terms),
              record.decision().decidedAt(),
              record.seed());
      return new Replay.Made(decider.decide(release, record.request(), world));
    } catch (ImpossibleException impossible) {
      return impossible.outcome();
    } catch (UnknownNameException unknown) {
      return new Replay.Impossible(Cause.NAME_UNKNOWN, unknown.field());
    } catch (RuleException failed) {
      return new Replay.Impossible(
          Cause.RULES_FAILED, String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /** Those of the record if they are enough, else all that the log tells. */
  private List<Contact> contacts(Release release, DecisionRecord record, Terms terms) {
    if (release.catalog().actions().values().stream()
        .filter(action -> action.slots().contains(record.request().slot()))
        .allMatch(action -> isCounted(action, record, terms))) {
      return record.contacts();
    }
    var since = record.decision().decidedAt().minus(release.catalog().contactWindow());
    var logged = past.contacts(record, since);
    if (!new HashSet<>(logged)
        .containsAll(
            record.contacts().stream().filter(contact -> contact.at().isAfter(since)).toList())) {
      throw new ImpossibleException(Cause.CONTACTS_DIFFER, "contacts");
    }
    return logged;
  }

  private static boolean isCounted(Action action, DecisionRecord record, Terms terms) {
    return action
        .contactPolicy()
        .map(policy -> terms.counted(action.id(), policy, record.contacts()))
        .orElse(true);
  }
}
