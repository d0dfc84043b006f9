package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.rule.Situation;
import java.util.List;
import java.util.Optional;

/** What can speak against a candidate before rules do. */
final class Objections {
  private Objections() {}

  /** Why the purpose may not be pursued in the channel; empty if it may. */
  static Optional<Reason> refused(Purpose purpose, String channel, World world) {
    var words = world.known().consents();
    if (!purpose.isPermitted(Optional.ofNullable(words.get(purpose.id())), world.now())) {
      return Optional.of(new Reason.ConsentMissing(purpose.id()));
    }
    return purpose.isPermittedIn(channel, words, world.now())
        ? Optional.empty()
        : Optional.of(new Reason.ConsentMissing(purpose.id(), Optional.of(channel)));
  }

  /** The purpose must be served by the action and not be refused. */
  static Optional<Reason> consent(Action action, Purpose purpose, Optional<Reason> refused) {
    if (!action.purposes().contains(purpose.id())) {
      return Optional.of(new Reason.PurposeNotServed(purpose.id()));
    }
    return refused;
  }

  /** The action must have a form in the channel, be in its period and suit the subject. */
  static Optional<Reason> eligibility(Action action, String channel, Situation situation) {
    if (!action.treatments().containsKey(channel)) {
      return Optional.of(new Reason.NoTreatment(channel));
    }
    if (!action.period().contains(situation.now())) {
      return Optional.of(new Reason.OutsidePeriod());
    }
    var condition = action.eligibility();
    return switch (condition.test(situation)) {
      case TRUE -> Optional.empty();
      case FALSE -> Optional.of(new Reason.NotEligible(condition.text()));
      case UNKNOWN -> Optional.of(new Reason.EligibilityUnknown(condition.text()));
    };
  }

  /** The action must not have been chosen too often; the contacts are those that count. */
  static Optional<Reason> contactPolicy(Action action, List<Contact> contacts) {
    return action
        .contactPolicy()
        .filter(policy -> count(action, contacts) >= policy.cap())
        .map(policy -> new Reason.CapReached(policy.cap(), policy.window()));
  }

  private static long count(Action action, List<Contact> contacts) {
    return contacts.stream().filter(contact -> contact.action().equals(action.id())).count();
  }
}
