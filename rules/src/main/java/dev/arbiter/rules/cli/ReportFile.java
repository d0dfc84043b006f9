package dev.arbiter.rules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes for other programs; its folders are made. */
record ReportFile(Path file) {

  void write(String text) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text + "\n");
    } catch (IOException failed) {
      throw new CommandFailure("The report %s cannot be written.".formatted(file), failed);
    }
  }
}
