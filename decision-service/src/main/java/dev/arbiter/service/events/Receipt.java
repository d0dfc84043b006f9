package dev.arbiter.service.events;

import java.util.List;

/**
 * What became of a lot, after its commit.
 *
 * @param refused the submissions in quarantine, with their violations
 */
public record Receipt(Tally tally, List<Submission> refused) {
  public Receipt {
    refused = List.copyOf(refused);
  }
}
