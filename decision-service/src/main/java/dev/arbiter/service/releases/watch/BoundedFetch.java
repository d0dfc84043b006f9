package dev.arbiter.service.releases.watch;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a fetch that takes too long or brings too much. */
final class BoundedFetch extends EmptyProgressMonitor {
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final long MOST_BYTES = 512L << 20;
  private static final Duration MEASURE_EVERY = Duration.ofMillis(200);

  private final Path folder;
  private final long startedNanos = System.nanoTime();
  private long measuredNanos = startedNanos;
  private boolean isTooMuch;

  BoundedFetch(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean isCancelled() {
    var now = System.nanoTime();
    if (now - measuredNanos > MEASURE_EVERY.toNanos()) {
      measuredNanos = now;
      isTooMuch |= WorkFolder.size(folder) > MOST_BYTES || now - startedNanos > MOST.toNanos();
    }
    return isTooMuch;
  }
}
