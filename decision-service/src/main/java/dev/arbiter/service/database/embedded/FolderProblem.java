package dev.arbiter.service.database.embedded;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a data folder, in sentences. */
final class FolderProblem {

  private FolderProblem() {}

  static StartupProblem diskFull(Path folder, @Nullable Throwable cause) {
    return new StartupProblem(
        "The disk that holds %s is full: free some space and start again.".formatted(folder),
        cause);
  }

  static StartupProblem notWritable(Path folder, @Nullable Throwable cause) {
    return new StartupProblem(
        "The data folder %s cannot be written: give this user write permission or choose another folder (arbiter.data)."
            .formatted(folder),
        cause);
  }

  static StartupProblem corrupt(Path folder, String finding) {
    return new StartupProblem(
        "The data folder %s is damaged (%s): restore it from a backup or choose another folder (arbiter.data)."
            .formatted(folder, finding));
  }

  static StartupProblem inUse(Path folder, String process) {
    return new StartupProblem(
        "The data folder %s is in use by another running server (process %s): stop it or choose another folder (arbiter.data)."
            .formatted(folder, process));
  }

  static StartupProblem otherVersion(Path folder, String found, String carried) {
    return new StartupProblem(
        "The data folder %s was written by PostgreSQL %s, but this build carries PostgreSQL %s: move the data with pg_upgrade or choose another folder (arbiter.data)."
            .formatted(folder, found, carried));
  }

  /** The sentence for a failed access below {@code folder}. */
  static StartupProblem of(IOException failure, Path folder) {
    String message = String.valueOf(failure.getMessage());
    if (meansDiskFull(message)) {
      return diskFull(folder, failure);
    }
    if (failure instanceof AccessDeniedException || meansNotWritable(message)) {
      return notWritable(folder, failure);
    }
    return new StartupProblem(
        "The data folder %s cannot be used: %s.".formatted(folder, failure), failure);
  }

  static boolean meansDiskFull(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("no space left on device")
        || text.contains("not enough space on the disk")
        || text.contains("disk quota exceeded");
  }

  static boolean meansNotWritable(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("permission denied") || text.contains("read-only file system");
  }
}
