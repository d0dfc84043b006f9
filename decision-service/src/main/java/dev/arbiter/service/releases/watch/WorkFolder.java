package dev.arbiter.service.releases.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of files that nobody needs afterwards. */
final class WorkFolder {
  private WorkFolder() {}

  /** Deletes it with all that is in it. */
  static void empty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException failed) {
      throw new WatchException("the folder " + folder + " cannot be emptied", failed);
    }
  }

  /** The bytes of all its files; what goes away meanwhile does not count. */
  static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }
}
