package dev.arbiter.service.releases;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles code from outside in a process of its own before this one does: compilers of rules can
 * be made to take all memory or never to end, and a thread can be bounded in neither. What comes to
 * an end there does so here. Thread-safe.
 *
 * @param tool the jar of the command line; without it there is no rehearsal
 * @param megabytes of heap, and half as many for classes
 * @param patience how long it may take
 */
record Rehearsal(Optional<Path> tool, int megabytes, Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Sound, or with problems, which this process tells better. */
  private static final List<Integer> CAME_TO_AN_END = List.of(0, 1);

  static Rehearsal with(Optional<Path> tool) {
    return new Rehearsal(tool, MEGABYTES, PATIENCE);
  }

  /**
   * Tries to compile.
   *
   * @throws ProjectException if it takes too much memory or time
   */
  void of(ProjectFiles files) {
    if (tool.isEmpty()) {
      return;
    }
    try {
      var folder = Files.createTempDirectory("arbiter-rehearsal");
      try {
        for (var path : files.paths()) {
          var file = folder.resolve(path);
          Files.createDirectories(file.getParent());
          Files.write(file, files.bytes(path).orElseThrow());
        }
        run(tool.get(), folder);
      } finally {
        delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void run(Path jar, Path folder) throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:MaxMetaspaceSize=" + megabytes / 2 + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString(),
                "validate",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear(); // it may hold passwords
    var process = builder.start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooMuch("longer than " + patience.toSeconds() + " seconds");
      }
      if (!CAME_TO_AN_END.contains(process.exitValue())) {
        LOG.warn("Compiling a project apart ended with {}", process.exitValue());
        throw tooMuch("more than " + megabytes + " MB of memory, or fails the compiler");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw tooMuch("longer than the server goes on");
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProjectException tooMuch(String what) {
    return new ProjectException(
        "rules", "compiling takes " + what + ": expected fewer or simpler rules");
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
