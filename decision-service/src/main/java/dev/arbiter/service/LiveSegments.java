package dev.arbiter.service;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.service.releases.LiveReleases;
import java.util.Map;
import java.util.function.Function;

/** Lends live releases to whoever keeps the segments of subjects. Thread-safe. */
record LiveSegments(LiveReleases live) implements Serving {
  @Override
  public Map<String, String> projects() {
    return live.serving();
  }

  @Override
  public <R> R use(String project, String subject, Function<Release, R> work) {
    return live.useProject(project, subject, compiled -> work.apply(compiled.release()));
  }
}
