package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * A lot that waits for its turn: all that can be known of its records before is known, and what is
 * personal of them is sealed.
 *
 * @param candidates accepted, unless they were before
 * @param refused for the quarantine
 */
public record SealedLot(Lot lot, List<Candidate> candidates, List<Refused> refused) {
  public SealedLot {
    candidates = List.copyOf(candidates);
    refused = List.copyOf(refused);
  }

  /** An event, the fragment that it belongs to and its personal part under the key of that. */
  record Candidate(Event event, String fragment, byte[] payload) {}

  /** A refused record, the import that it came with and what was handed in. */
  record Refused(Submission submission, Optional<String> origin, byte[] payload) {}

  List<Submission> refusals() {
    return refused.stream().map(Refused::submission).toList();
  }
}
