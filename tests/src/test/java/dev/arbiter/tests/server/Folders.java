package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that a test leaves nothing of. */
public final class Folders {
  private Folders() {}

  /** A new folder for the data of a server. */
  public static Path create() {
    try {
      return Files.createTempDirectory("arbiter-test");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Deletes the folder with all that is in it. */
  public static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
