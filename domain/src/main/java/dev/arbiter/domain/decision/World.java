package dev.arbiter.domain.decision;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;

/**
 * All that a decision depends on beside the release and the request.
 *
 * @param decisionId the id that the decision will have
 * @param known what is known of the subject
 * @param contacts what was chosen for the subject within the longest window of the release
 * @param now the instant of the decision, in the years 1970 to 9999
 * @param seed the only source of chance
 */
public record World(
    String decisionId, Known known, List<Contact> contacts, Instant now, long seed) {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public World {
    requireDecidable(now);
    contacts = List.copyOf(contacts);
  }

  public World(String decisionId, Profile profile, List<Contact> contacts, Instant now, long seed) {
    this(decisionId, Known.of(profile), contacts, now, seed);
  }

  /**
   * Checks that a decision can be made for the instant.
   *
   * @throws ViolationException if it lies outside the years 1970 to 9999
   */
  public static void requireDecidable(Instant at) {
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw new ViolationException(Violation.outOfRange("at", "between the years 1970 and 9999"));
    }
  }
}
