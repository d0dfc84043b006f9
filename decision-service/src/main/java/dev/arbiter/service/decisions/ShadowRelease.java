package dev.arbiter.service.decisions;

import dev.arbiter.domain.release.Release;
import java.util.function.Consumer;

/**
 * Lends a release that is tried for nobody to see, if there is one for slot and subject, to work
 * beside the requests; it may do the work later, or never.
 */
public interface ShadowRelease {
  /** None is tried. */
  ShadowRelease NONE = (slot, profile, work) -> {};

  void alongside(String slot, String profile, Consumer<Release> work);
}
