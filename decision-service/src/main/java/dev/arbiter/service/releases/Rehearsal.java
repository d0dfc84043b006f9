package dev.arbiter.service.releases;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.cli.RehearseCommand;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles code from outside in a process of its own before this one does: compilers of rules can
 * be made to take all memory or never to end, and a thread can be bounded in neither. What comes to
 * an end there does so here. One at a time; thread-safe.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RETRY_SECONDS = 60;

  private final Optional<Path> tool;
  private final int megabytes;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * @param tool the jar of the command line; without it there is no rehearsal
   * @param megabytes of heap, and half as many for classes
   * @param patience how long it may take
   */
  Rehearsal(Optional<Path> tool, int megabytes, Duration patience) {
    this.tool = tool;
    this.megabytes = megabytes;
    this.patience = patience;
  }

  static Rehearsal with(Optional<Path> tool) {
    if (tool.isEmpty()) {
      LOG.warn("Without arbiter.tool, code from outside is compiled by the server itself");
    }
    return new Rehearsal(tool, MEGABYTES, PATIENCE);
  }

  /**
   * Tries to compile.
   *
   * @throws ProjectException if it takes too much memory or time
   * @throws ProblemException if others do not come to an end
   */
  void of(ProjectFiles files) {
    if (tool.isEmpty()) {
      return;
    }
    try {
      if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.unavailable(
            "Other releases are being compiled: try again in a minute", RETRY_SECONDS);
      }
      try {
        in(Files.createTempDirectory("arbiter-rehearsal"), files, tool.get());
      } finally {
        turn.release();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The server is stopping", RETRY_SECONDS);
    }
  }

  private void in(Path folder, ProjectFiles files, Path jar)
      throws IOException, InterruptedException {
    try {
      for (var path : files.paths()) {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, files.bytes(path).orElseThrow());
      }
      run(jar, folder);
    } finally {
      delete(folder);
    }
  }

  private void run(Path jar, Path folder) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:MaxMetaspaceSize=" + megabytes / 2 + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString(),
                RehearseCommand.NAME,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear(); // it may hold passwords
    var process = builder.start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooMuch("longer than " + patience.toSeconds() + " seconds");
      }
      if (process.exitValue() != RehearseCommand.CAME_TO_AN_END) {
        LOG.warn("Compiling a project apart, by {}, ended with {}", jar, process.exitValue());
        throw tooMuch("more than " + megabytes + " MB of memory, or fails the compiler");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProjectException tooMuch(String what) {
    return new ProjectException(
        "rules", "compiling takes " + what + ": expected fewer or simpler rules");
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException left) {
      LOG.warn("{} cannot be deleted", folder, left);
    }
  }
}
