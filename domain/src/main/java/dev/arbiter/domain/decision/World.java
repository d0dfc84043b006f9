package dev.arbiter.domain.decision;

import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;

/**
 * All that a decision depends on beside the release and the request.
 *
 * @param decisionId the id that the decision will have
 * @param profile the subject as known
 * @param contacts what was chosen for the subject within the longest window of the release
 * @param now the instant of the decision
 * @param seed the only source of chance
 */
public record World(
    String decisionId, Profile profile, List<Contact> contacts, Instant now, long seed) {
  public World {
    contacts = List.copyOf(contacts);
  }
}
