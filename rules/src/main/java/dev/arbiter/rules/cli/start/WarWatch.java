package dev.arbiter.rules.cli.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/** Deploys a WAR again whenever it was built anew, while somebody works on it. */
final class WarWatch {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Path war;
  private final ServerFolder folder;

  WarWatch(Path war, ServerFolder folder) {
    this.war = war;
    this.folder = folder;
  }

  void start() {
    Thread watch = new Thread(this::watch, "watch " + war.getFileName());
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      State deployed = State.of(war);
      State seen = deployed;
      while (true) {
        Thread.sleep(LOOK_EVERY.toMillis());
        State now = State.of(war);
        // Only a file that rests: a build writes for a while.
        if (now.equals(seen) && !now.equals(deployed) && now.exists()) {
          folder.deploy(war);
          deployed = now;
        }
        seen = now;
      }
    } catch (IOException failure) {
      System.getLogger(WarWatch.class.getName())
          .log(System.Logger.Level.WARNING, "The WAR is not watched any more", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record State(FileTime modified, long bytes) {

    static State of(Path file) throws IOException {
      return Files.exists(file)
          ? new State(Files.getLastModifiedTime(file), Files.size(file))
          : new State(FileTime.fromMillis(0), -1);
    }

    boolean exists() {
      return bytes > 0;
    }
  }
}
