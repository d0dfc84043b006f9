package dev.arbiter.service.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.diff.DiffJson;
import dev.arbiter.rules.diff.ReleaseDiffer;
import dev.arbiter.rules.diff.ReleaseDiffer.Bounds;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

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
    if (!turn.tryAcquire()) {
      throw ProblemException.unavailable(
          "Other releases are being compared on this node", RETRY_SECONDS);
    }
    try {
      var before = compiled.hold(project, from);
      try {
        var after = compiled.hold(project, to);
        try {
          return DiffJson.of(differ.diff(side(project, before), side(project, after)));
        } finally {
          compiled.release(after);
        }
      } finally {
        compiled.release(before);
      }
    } finally {
      turn.release();
    }
  }

  private Side side(String project, Lease lease) {
    var number = lease.release().ref().number();
    return new Side(archives.files(project, number), lease.compiled());
  }
}
