package dev.arbiter.service.releases.draft.trial;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Drafting;
import dev.arbiter.service.releases.Lease;
import dev.arbiter.service.releases.draft.Contents;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The drafts that are compiled and in memory, one of a project: that of the files which were tried
 * last. Compiles one at a time. Thread-safe.
 */
final class CompiledDrafts implements AutoCloseable {
  private static final int MOST = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RETRY_SECONDS = 10;

  private final Drafting releases;
  private final ReentrantLock compiling = new ReentrantLock(true);

  /** By project, in the order of their last use. */
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  CompiledDrafts(Drafting releases) {
    this.releases = releases;
  }

  private record Kept(SortedMap<String, String> digests, Lease lease) {}

  /**
   * Uses a draft, compiled if these files are not in memory.
   *
   * @param digests of the files
   * @param contents is asked for what is to be compiled
   * @throws ProjectException with all that is wrong with it
   * @throws ProblemException if others do not come to an end
   */
  <R> R use(
      String project,
      SortedMap<String, String> digests,
      Supplier<Contents> contents,
      Function<Lease, R> work) {
    var lease = hold(project, digests);
    if (lease == null) {
      lease = alone(() -> compiled(project, digests, contents));
    }
    try {
      return work.apply(lease);
    } finally {
      lease.end();
    }
  }

  private Lease compiled(
      String project, SortedMap<String, String> digests, Supplier<Contents> contents) {
    var present = hold(project, digests);
    if (present != null) {
      return present;
    }
    var given = contents.get();
    var lease = releases.compile(project, given.files());
    lease.begin();
    keep(project, new Kept(given.digests(), lease));
    return lease;
  }

  private <R> R alone(Supplier<R> work) {
    try {
      if (!compiling.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.unavailable(
            "Other drafts are being compiled: try again soon", RETRY_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The server is stopping", RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      compiling.unlock();
    }
  }

  private synchronized @Nullable Lease hold(String project, SortedMap<String, String> digests) {
    var present = kept.get(project);
    return present != null && present.digests().equals(digests) && present.lease().begin()
        ? present.lease()
        : null;
  }

  private synchronized void keep(String project, Kept next) {
    retire(kept.put(project, next));
    if (kept.size() > MOST) {
      retire(kept.remove(kept.keySet().iterator().next()));
    }
  }

  private static void retire(@Nullable Kept gone) {
    if (gone != null) {
      gone.lease().retire();
    }
  }

  @Override
  public synchronized void close() {
    kept.values().forEach(CompiledDrafts::retire);
    kept.clear();
  }
}
