package dev.arbiter.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A PostgreSQL server of the operating system, on a data folder and a loopback port of its own. For
 * one thread.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  private final Path folder;
  private final Path programs;
  private final int port;

  private PostgresServer(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /** Makes a database cluster and starts a server on it. */
  public static PostgresServer start() {
    try {
      var folder = Folders.create();
      var server = new PostgresServer(folder, installed(), ArbiterProcess.freePort());
      if (isRoot()) {
        run(List.of("chown", USER, folder.toString()));
      }
      server.run("initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8");
      server.resume();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Serves again after {@link #halt}. */
  void resume() {
    var options = "-p " + port + " -h 127.0.0.1 -k " + folder;
    run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start");
  }

  /** Ends at once, as in a power cut. */
  void halt() {
    run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop");
  }

  private static Path installed() throws IOException {
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.exists(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IllegalStateException("install PostgreSQL's server programs"));
    }
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String user() {
    return USER;
  }

  /** Changes what it holds, as somebody does who has got hold of it. */
  void execute(String statement) {
    var address = "postgresql://" + USER + "@127.0.0.1:" + port + "/postgres";
    run("psql", "-v", "ON_ERROR_STOP=1", "-c", statement, address);
  }

  /** Ends the server and deletes its data. */
  @Override
  public void close() {
    run("pg_ctl", "-D", "data", "-w", "-m", "fast", "stop");
    Folders.delete(folder);
  }

  /** PostgreSQL refuses to run as root: then its own user runs it. */
  private void run(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", USER, "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command, folder);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(List<String> command) {
    run(command, Path.of("."));
  }

  private static void run(List<String> command, Path folder) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
