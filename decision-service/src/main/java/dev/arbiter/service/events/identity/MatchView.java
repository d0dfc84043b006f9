package dev.arbiter.service.events.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That two fragments look like one subject, as the caller is told.
 *
 * @param id by which it is decided on
 * @param one a fragment
 * @param other another one
 * @param profiles to which profiles they belong now; one if they are joined
 * @param state joined, open, rejected, conflict, separated, too-large, shared or doubtful
 * @param probability that they are of one subject
 * @param score the weight of all evidence, in bits
 * @param evidence of each field
 * @param run that found it
 * @param decision of somebody
 */
@Schema(name = "MatchLink")
public record MatchView(
    String id,
    String one,
    String other,
    List<String> profiles,
    String state,
    double probability,
    double score,
    List<Evidence> evidence,
    String run,
    Optional<Decision> decision) {

  /**
   * What one field says; never a value of it.
   *
   * @param level how far the two agree, from exact to different, or missing
   * @param bits how much that weighs for one subject; against it if negative
   */
  @Schema(name = "MatchEvidence")
  public record Evidence(String field, String level, double bits) {}

  /** Somebody's word that they are of one subject, or not: accepted or rejected. */
  @Schema(name = "MatchDecision")
  public record Decision(String word, String reason, String decidedBy, Instant decidedAt) {}
}
