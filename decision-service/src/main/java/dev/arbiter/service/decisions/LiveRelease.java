package dev.arbiter.service.decisions;

import dev.arbiter.domain.release.Release;
import java.util.function.Function;

/**
 * Lends the release that has the slot, and is the one for the subject, to one request, from its
 * beginning to its end.
 */
public interface LiveRelease {
  <R> R use(String slot, String profile, Function<Release, R> work);
}
