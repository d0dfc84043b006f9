package dev.arbiter.service.decisions;

import dev.arbiter.domain.release.Release;
import java.util.function.Function;

/** Lends the live release that has the slot to one request, from its beginning to its end. */
public interface LiveRelease {
  <R> R use(String slot, Function<Release, R> work);
}
