package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The note in the data folder that says which process serves it.
 *
 * <p>A server can outlive a killed launcher, so the note names the server itself, by number and
 * time of birth: numbers are used again.
 */
final class RunningServer {

  private final Path data;
  private final Path note;

  RunningServer(Path data) {
    this.data = data;
    this.note = data.resolve("server.pid");
  }

  void checkNone() {
    if (!Files.exists(note)) {
      return;
    }
    try {
      String[] words = Files.readString(note).strip().split(" ", 2);
      boolean alive =
          words.length == 2
              && words[0].matches("\\d{1,18}")
              && ProcessHandle.of(Long.parseLong(words[0]))
                  .filter(process -> birth(process).equals(words[1]))
                  .isPresent();
      if (alive) {
        throw new CommandFailure(
            "The data folder %s is in use by another running server (process %s): stop it or choose another folder (arbiter.data)."
                .formatted(data, words[0]));
      }
    } catch (IOException failure) {
      throw new CommandFailure("The file %s cannot be read.".formatted(note), failure);
    }
  }

  void write(ProcessHandle server) throws IOException {
    Files.writeString(note, server.pid() + " " + birth(server));
  }

  private static String birth(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
