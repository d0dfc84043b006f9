package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Release;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The releases that answer requests, one for each project. A request is answered by exactly one; a
 * change is atomic. Thread-safe.
 */
public final class LiveReleases {
  private final Map<String, Lease> byProject = new ConcurrentHashMap<>();

  /** Puts the release in the place of the one of its project, which is given back. */
  Optional<Lease> put(Lease lease) {
    return Optional.ofNullable(byProject.put(lease.release().ref().project(), lease));
  }

  public boolean isEmpty() {
    return byProject.isEmpty();
  }

  /** The release of the project. */
  Optional<Release> release(String project) {
    return Optional.ofNullable(byProject.get(project)).map(Lease::release);
  }

  /** The releases at this moment. */
  public List<Release> releases() {
    return byProject.values().stream().map(Lease::release).toList();
  }

  /**
   * Lends the release that has the slot to the work, from its beginning to its end; if none has it,
   * the first one, which will say so.
   *
   * @throws ProblemException if no release is live
   */
  public <R> R use(String slot, Function<Release, R> work) {
    while (true) {
      var lease = choose(slot);
      if (lease.begin()) {
        try {
          return work.apply(lease.release());
        } finally {
          lease.end();
        }
      }
    }
  }

  private Lease choose(String slot) {
    Lease first = null;
    for (var lease : byProject.values()) {
      if (lease.release().catalog().slots().containsKey(slot)) {
        return lease;
      }
      first = first == null ? lease : first;
    }
    if (first == null) {
      throw ProblemException.unavailable(
          "No release is deployed: publish and deploy a rule project first", 10);
    }
    return first;
  }
}
