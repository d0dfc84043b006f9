package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.SealedLot.Candidate;
import dev.arbiter.service.events.SealedLot.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Does for a lot what needs no look at other events, so that the one writer has little left to do:
 * says what is refused and where the others belong, and seals all of it. Thread-safe.
 */
final class Sealing {
  /** Under this name refused records are sealed: whom they are about is not known. */
  static final String QUARANTINE = "quarantine";

  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final Sealer sealer;
  private final EventJson json;

  /**
   * @param names the ids of fragments
   */
  Sealing(
      IdentityPolicy policy, Function<Identifier, String> names, Sealer sealer, EventJson json) {
    this.policy = policy;
    this.names = names;
    this.sealer = sealer;
    this.json = json;
  }

  SealedLot seal(Lot lot) {
    var events = new ArrayList<Event>();
    var refusals = new ArrayList<Submission>();
    for (var submission : lot.submissions()) {
      if (submission.event().isEmpty()) {
        refusals.add(submission);
      } else if (policy.isContradiction(submission.event().get().identifiers())) {
        refusals.add(submission.refusedFor(contradiction()));
      } else {
        events.add(submission.event().get());
      }
    }
    return new SealedLot(lot, candidates(events), refused(lot, refusals));
  }

  private List<Candidate> candidates(List<Event> events) {
    var fragments = new HashMap<Identifier, String>();
    var homes = new ArrayList<String>(events.size());
    for (var event : events) {
      homes.add(fragments.computeIfAbsent(policy.home(event.identifiers()), names));
    }
    sealer.prepare(fragments.values());
    var candidates = new ArrayList<Candidate>(events.size());
    for (var i = 0; i < events.size(); i++) {
      candidates.add(candidate(events.get(i), homes.get(i)));
    }
    return candidates;
  }

  private Candidate candidate(Event event, String fragment) {
    return new Candidate(event, fragment, sealer.seal(fragment, event.id(), json.body(event)));
  }

  private List<Refused> refused(Lot lot, List<Submission> refusals) {
    return refusals.stream()
        .map(
            one -> {
              var sealed = sealer.seal(QUARANTINE, one.id(), one.original().get());
              return new Refused(one, lot.origin(), sealed);
            })
        .toList();
  }

  private static Violation contradiction() {
    return new Violation(
        Violation.Code.IDENTITY_CONFLICT,
        "identifiers",
        "identifiers name two subjects: there are two values of a kind of which each has one");
  }
}
