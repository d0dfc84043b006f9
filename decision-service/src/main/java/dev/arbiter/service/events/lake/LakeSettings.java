package dev.arbiter.service.events.lake;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how events are written to files.
 *
 * @param folder which all servers of an installation share
 * @param patience how long events may wait for more to be in one file with
 * @param mostChanges how many changes a file is of at most
 */
public record LakeSettings(Path folder, Duration patience, long mostChanges) {
  /** Of a few megabytes. */
  public static final long USUAL_CHANGES = 20_000;
}
