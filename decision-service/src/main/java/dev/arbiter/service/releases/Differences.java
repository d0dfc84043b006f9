package dev.arbiter.service.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.diff.DiffJson;
import dev.arbiter.rules.diff.ReleaseDiffer;
import dev.arbiter.rules.diff.ReleaseDiffer.Bounds;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Compares releases, one pair at a time, for that takes a processor from those who decide.
 * Thread-safe.
 */
final class Differences {
  /** Five seconds in all, once both are compiled. */
  private static final Bounds BOUNDS = new Bounds(2_000_000, 5_000, Duration.ofSeconds(5));

  private static final int RETRY_SECONDS = 10;

  private final Publisher publisher;
  private final Archives archives;
  private final CompiledReleases compiled;
  private final Semaphore turn = new Semaphore(1);
  private final ReleaseDiffer differ =
      new ReleaseDiffer(Differences.class.getClassLoader(), BOUNDS);

  Differences(Publisher publisher, Archives archives, CompiledReleases compiled) {
    this.publisher = publisher;
    this.archives = archives;
    this.compiled = compiled;
  }

  /**
   * What changes from one release of a project to another.
   *
   * @throws ProblemException if there is none of these numbers, or another pair is being compared
   */
  ObjectNode between(String project, long from, long to) {
    publisher.find(project, from);
    publisher.find(project, to);
    return alone(
        () -> {
          var after = compiled.hold(project, to);
          try {
            return since(project, from, side(project, after));
          } finally {
            compiled.release(after);
          }
        });
  }

  /**
   * What changes from a release of a project to files that are none yet.
   *
   * @throws ProblemException if there is none of this number, or others are being compared
   */
  ObjectNode between(String project, long from, Side to) {
    publisher.find(project, from);
    return alone(() -> since(project, from, to));
  }

  private ObjectNode since(String project, long from, Side after) {
    var before = compiled.hold(project, from);
    try {
      return DiffJson.of(differ.diff(side(project, before), after));
    } finally {
      compiled.release(before);
    }
  }

  private ObjectNode alone(Supplier<ObjectNode> work) {
    if (!turn.tryAcquire()) {
      throw ProblemException.unavailable(
          "Other releases are being compared on this node", RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }

  private Side side(String project, Lease lease) {
    var number = lease.release().ref().number();
    return new Side(archives.files(project, number), lease.compiled());
  }
}
