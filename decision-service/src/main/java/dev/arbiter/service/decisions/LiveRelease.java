package dev.arbiter.service.decisions;

import dev.arbiter.domain.release.Release;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lends the release that has the slot, and is the one for the subject, to one request, from its
 * beginning to its end.
 */
public interface LiveRelease {
  <R> R use(String slot, String profile, Function<Release, R> work);

  /** Whether the one before a release, or the live one beside it, has what it has not. */
  default boolean hasLost(Release release, Predicate<Release> what) {
    return false;
  }
}
