package dev.arbiter.service.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of the operating system, on a data folder and a loopback port of its own. */
final class InstalledPostgres implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "arbiter";

  private final Path folder;
  private final Path programs;
  private final int port;

  private InstalledPostgres(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /** Makes a database cluster and starts a server on it. */
  static InstalledPostgres start() {
    try {
      var folder = Files.createTempDirectory("arbiter-installed-postgres");
      var server = new InstalledPostgres(folder, programs(), freePort());
      server.run("initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
      server.run(
          "pg_ctl",
          "start",
          "-w",
          "-D",
          "data",
          "-l",
          "log",
          "-o",
          "-p %d -h 127.0.0.1 -k %s".formatted(server.port, folder));
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path programs() throws IOException {
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.exists(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IllegalStateException("install PostgreSQL's server programs"));
    }
  }

  DatabaseSettings settings(int poolSize) {
    return new DatabaseSettings(
        Optional.of("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port)),
        Optional.of(USER),
        Optional.empty(),
        folder,
        poolSize);
  }

  /** Ends the server and deletes its data. */
  @Override
  public void close() {
    run("pg_ctl", "stop", "-w", "-D", "data", "-m", "immediate");
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** PostgreSQL refuses to run as root: in a user namespace it is somebody else. */
  private void run(String program, String... arguments) {
    var line = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("unshare", "--user"));
    }
    line.add(programs.resolve(program).toString());
    line.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s failed: %s".formatted(line, Files.readString(folder.resolve("output"))));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
