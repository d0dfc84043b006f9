package dev.arbiter.service;

import dev.arbiter.domain.release.Release;
import dev.arbiter.service.decisions.LiveRelease;
import dev.arbiter.service.releases.LiveReleases;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lends live releases to decisions. Thread-safe. */
record Lender(LiveReleases live) implements LiveRelease {
  @Override
  public <R> R use(String slot, String profile, Function<Release, R> work) {
    return live.use(slot, profile, work);
  }

  @Override
  public boolean hasLost(Release release, Predicate<Release> what) {
    return live.hasLost(release, what);
  }
}
