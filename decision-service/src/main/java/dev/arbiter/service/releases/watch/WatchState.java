package dev.arbiter.service.releases.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the server has followed what it watches.
 *
 * @param source what is watched
 * @param version of the plan that was taken last; 0 if none was
 * @param plan the SHA-256 of that plan
 * @param commit where it was taken from, if from a repository
 * @param lookedAt when somebody looked last
 * @param takenAt when a plan was taken last
 * @param nextAt not before then somebody looks again
 * @param failures how many looks have failed since the last one that did not
 * @param problem why the last look failed
 */
public record WatchState(
    String source,
    long version,
    String plan,
    String commit,
    Optional<Instant> lookedAt,
    Optional<Instant> takenAt,
    Optional<Instant> nextAt,
    int failures,
    Optional<String> problem) {
  private static final int MAX_PROBLEM = 2_000;

  static WatchState nothingYet(String source) {
    return new WatchState(
        source,
        0,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** Nothing new, or nothing that had to be done, up to this commit. */
  WatchState seen(String at) {
    return new WatchState(
        source, version, plan, at, lookedAt, takenAt, nextAt, 0, Optional.empty());
  }

  WatchState taken(long newer, String itsPlan, String at, Instant now) {
    return new WatchState(
        source, newer, itsPlan, at, lookedAt, Optional.of(now), nextAt, 0, Optional.empty());
  }

  WatchState failed(String why) {
    var told = why.length() > MAX_PROBLEM ? why.substring(0, MAX_PROBLEM) + "…" : why;
    return new WatchState(
        source, version, plan, commit, lookedAt, takenAt, nextAt, failures + 1, Optional.of(told));
  }

  WatchState looked(String at, Instant now, Instant next) {
    return new WatchState(
        at, version, plan, commit, Optional.of(now), takenAt, Optional.of(next), failures, problem);
  }
}
