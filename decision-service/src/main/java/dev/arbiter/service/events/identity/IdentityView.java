package dev.arbiter.service.events.identity;

import java.time.Instant;
import java.util.List;

/**
 * Why identifiers are one subject, as the caller is told.
 *
 * @param profile the id of the profile
 * @param fragments its identifiers, by ids that do not tell them
 * @param links what was claimed of them, also with identifiers of others
 * @param matches what matching found of them, with its evidence
 * @param separations decisions of people that concern them
 */
public record IdentityView(
    String profile,
    List<FragmentView> fragments,
    List<LinkView> links,
    List<MatchView> matches,
    List<SeparationView> separations) {

  /** An identifier of the profile and how many events came under it. */
  public record FragmentView(String id, String kind, long events, String standing) {}

  /**
   * What an event claimed of two identifiers.
   *
   * @param event the event whose claim counts
   * @param claimedAt when that happened
   * @param fate what became of it: joined, shared, conflict, separated or too-large
   */
  public record LinkView(String one, String other, String event, Instant claimedAt, String fate) {}

  /** A decision that some of the identifiers are not of one subject. */
  public record SeparationView(String id, String reason, String separatedBy, Instant separatedAt) {}
}
