package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Tier;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A release as kept, without its contents.
 *
 * @param number counts the releases of the project from 1
 * @param digest of its contents, unique in the project
 * @param tier of what it changes, compared with the release that was in force
 * @param answerable the account that answers for it, and cannot approve it
 * @param approvals of others, the first at the beginning
 */
public record ReleaseEntry(
    String project,
    long number,
    String digest,
    @Schema(enumeration = {"business", "developer"}) Tier tier,
    Instant createdAt,
    String createdBy,
    String answerable,
    List<Approval> approvals) {
  public ReleaseEntry {
    approvals = List.copyOf(approvals);
  }

  /**
   * That somebody found a release good.
   *
   * @param answerable the account that answers for it
   */
  public record Approval(
      String approvedBy, String answerable, Instant approvedAt, String comment) {}

  boolean hasApproval() {
    return !approvals.isEmpty();
  }
}
