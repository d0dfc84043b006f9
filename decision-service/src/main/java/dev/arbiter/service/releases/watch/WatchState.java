package dev.arbiter.service.releases.watch;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.DeploymentPlan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the server has followed what it watches.
 *
 * @param source what is watched
 * @param version of the plan that was taken last; 0 if none was
 * @param plan the SHA-256 of that plan
 * @param commit where it was taken from, if from a repository
 * @param steps of that plan, a line each
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
    List<String> steps,
    Optional<Instant> lookedAt,
    Optional<Instant> takenAt,
    Optional<Instant> nextAt,
    int failures,
    Optional<String> problem) {
  private static final int MAX_PROBLEM = 2_000;

  public WatchState {
    steps = List.copyOf(steps);
  }

  static WatchState nothingYet(String source) {
    return new WatchState(
        source,
        0,
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** Nothing new, or nothing that had to be done, up to this commit. */
  WatchState seen(String at) {
    return new WatchState(
        source, version, plan, at, steps, lookedAt, takenAt, nextAt, 0, Optional.empty());
  }

  WatchState taken(DeploymentPlan newer, String digest, String at, Instant now) {
    return new WatchState(
        source,
        newer.version(),
        digest,
        at,
        newer.steps().stream().map(Step::line).toList(),
        lookedAt,
        Optional.of(now),
        nextAt,
        0,
        Optional.empty());
  }

  WatchState failed(String why) {
    var told = why.length() > MAX_PROBLEM ? why.substring(0, MAX_PROBLEM) + "…" : why;
    return new WatchState(
        source,
        version,
        plan,
        commit,
        steps,
        lookedAt,
        takenAt,
        nextAt,
        failures + 1,
        Optional.of(told));
  }

  WatchState looked(String at, Instant now, Instant next) {
    return new WatchState(
        at,
        version,
        plan,
        commit,
        steps,
        Optional.of(now),
        takenAt,
        Optional.of(next),
        failures,
        problem);
  }
}
