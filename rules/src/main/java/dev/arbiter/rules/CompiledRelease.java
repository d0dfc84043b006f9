package dev.arbiter.rules;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;

/**
 * A release that is ready to decide, and what it holds in memory. Whoever had it compiled closes it
 * once the last decision by it has ended; thread-safe.
 *
 * @param release for use until this is closed
 * @param resources what closing gives back
 */
public record CompiledRelease(Release release, Runnable resources) implements AutoCloseable {

  /** The same under another number. */
  public CompiledRelease numbered(long number) {
    var ref = release.ref();
    return new CompiledRelease(
        release.with(new ReleaseRef(ref.project(), number, ref.digest())), resources);
  }

  @Override
  public void close() {
    resources.run();
  }
}
