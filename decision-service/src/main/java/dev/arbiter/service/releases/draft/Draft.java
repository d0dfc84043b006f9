package dev.arbiter.service.releases.draft;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of a project on their way to a release.
 *
 * @param base the release from which it was begun; a project without releases has none
 * @param revision higher with every change
 * @param files in the order of their paths; those of the base that were removed are among them
 * @param others who else looked at it within the last 30 seconds
 */
record Draft(
    String project,
    Optional<Long> base,
    String begunBy,
    Instant begunAt,
    long revision,
    String changedBy,
    Instant changedAt,
    List<DraftFile> files,
    List<DraftLook> others) {
  Draft {
    files = List.copyOf(files);
    others = List.copyOf(others);
  }

  /** A draft without its files. */
  record Head(
      String project,
      Optional<Long> base,
      String begunBy,
      Instant begunAt,
      long revision,
      String changedBy,
      Instant changedAt) {

    Draft with(List<DraftFile> files, List<DraftLook> others) {
      return new Draft(
          project, base, begunBy, begunAt, revision, changedBy, changedAt, files, others);
    }
  }

  /**
   * A file.
   *
   * @param bytes 0 if it was removed
   * @param digest of its content, which is its ETag too; empty if it was removed
   * @param change from the base
   */
  record DraftFile(String path, long bytes, Optional<String> digest, Changed change) {}

  /** What became of a file of the base. */
  enum Changed {
    @JsonProperty("same")
    SAME,
    @JsonProperty("added")
    ADDED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("removed")
    REMOVED;

    static Changed of(Optional<String> before, Optional<String> now) {
      if (now.isEmpty()) {
        return REMOVED;
      }
      return before.isEmpty() ? ADDED : before.equals(now) ? SAME : CHANGED;
    }
  }

  /**
   * Where somebody looks.
   *
   * @param name of the caller
   * @param table its id, as those of row and column
   * @param at when it was last told
   */
  record DraftLook(
      String name,
      Optional<String> path,
      Optional<String> table,
      Optional<String> row,
      Optional<String> column,
      Instant at) {}
}
