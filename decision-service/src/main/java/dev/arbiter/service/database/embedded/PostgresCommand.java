package dev.arbiter.service.database.embedded;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs and waits for their end.
 *
 * <p>PostgreSQL refuses to run as root. A root server therefore runs it in a user namespace, where
 * it is nobody and still owns its files.
 */
final class PostgresCommand {

  /** What a program said and how it ended. */
  record Outcome(int exitCode, String output) {
    boolean isSuccess() {
      return exitCode == 0;
    }
  }

  private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");

  private final Path programs;
  private final List<String> prefix;

  PostgresCommand(Path programs) {
    this.programs = programs;
    this.prefix = isRoot() ? USER_NAMESPACE : List.of();
  }

  Outcome run(String program, Path outputFile, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(prefix);
    line.add(programs.resolve("bin").resolve(program).toString());
    line.addAll(List.of(arguments));
    return run(line, outputFile);
  }

  /** Throws the sentence for a machine where root has no way to run PostgreSQL. */
  void checkUser(Path outputFile) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    boolean possible;
    try {
      List<String> probe = new ArrayList<>(prefix);
      probe.add("true");
      possible = run(probe, outputFile).isSuccess();
    } catch (IOException noSuchProgram) {
      possible = false;
    }
    if (!possible) {
      throw new StartupProblem(
          "PostgreSQL refuses to run as root, and this machine does not let it run in a user namespace: start the server as an ordinary user or set arbiter.db.url.");
    }
  }

  /** Output goes through a file: a pipe would stay open as long as the started server lives. */
  private static Outcome run(List<String> line, Path outputFile) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(outputFile.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      int exitCode = process.waitFor();
      return new Outcome(exitCode, Files.readString(outputFile, StandardCharsets.ISO_8859_1));
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was working", interrupted);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root")
        && !System.getProperty("os.name").startsWith("Windows");
  }
}
