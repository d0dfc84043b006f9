package dev.arbiter.service.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server process on one {@link PostgresFolder}, of which the caller holds the lock. */
final class Postmaster {

  private static final System.Logger LOG = System.getLogger(Postmaster.class.getName());

  /** Long enough for the recovery of a big database; an early end is noticed at once. */
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PostgresFolder folder;
  private final PostgresCommand command;
  private final Path commandOutput;

  Postmaster(PostgresFolder folder, PostgresCommand command) {
    this.folder = folder;
    this.command = command;
    this.commandOutput = folder.log().resolveSibling("pg_ctl.log");
  }

  /** Starts and returns the port once connections are accepted. */
  int start(int connections) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      writeSettings(port, connections);
      keepPreviousLog();
      if (control("start", "--log=" + folder.log(), limit(START_LIMIT)).isSuccess()) {
        return port;
      }
      String said = Files.exists(folder.log()) ? read(folder.log()) : read(commandOutput);
      if (attempt == ATTEMPTS || !PostgresFailure.isTemporary(said)) {
        throw PostgresFailure.sentence(folder, said);
      }
      pause();
    }
  }

  void stop() {
    try {
      boolean stopped =
          control("stop", "--mode=fast", limit(STOP_LIMIT)).isSuccess()
              || control("stop", "--mode=immediate", limit(STOP_LIMIT)).isSuccess();
      if (!stopped) {
        LOG.log(
            System.Logger.Level.WARNING, "PostgreSQL was not stopped: {0}", read(commandOutput));
      }
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "PostgreSQL was not stopped", failure);
    }
  }

  /**
   * Stops the PostgreSQL of a server that was killed.
   *
   * <p>Its process number is in the data directory, but after a restart of the machine that number
   * may be anybody's: then only the note is removed.
   */
  void stopOrphan() throws IOException {
    Path note = folder.data().resolve("postmaster.pid");
    Optional<ProcessHandle> process = noted(note);
    if (process.isEmpty()) {
      return;
    }
    if (isPostgresOfThisFolder(process.get())) {
      LOG.log(System.Logger.Level.INFO, "Stopping the PostgreSQL that a killed server left behind");
      stop();
    } else {
      Files.deleteIfExists(note);
    }
  }

  private static Optional<ProcessHandle> noted(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    return Files.readAllLines(note, StandardCharsets.ISO_8859_1).stream()
        .findFirst()
        .map(String::strip)
        .filter(number -> number.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .flatMap(ProcessHandle::of);
  }

  private boolean isPostgresOfThisFolder(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.commandLine()
        .map(line -> line.contains(folder.data().toString()))
        .or(() -> info.command().map(path -> path.contains("postgres")))
        .orElse(true);
  }

  private void writeSettings(int port, int connections) throws IOException {
    List<String> settings =
        List.of(
            "# Written at each start; your own settings belong into postgresql.conf, after the include.",
            "port = " + port,
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "max_connections = " + connections,
            "fsync = on",
            "full_page_writes = on",
            "synchronous_commit = on",
            "wal_level = minimal",
            "max_wal_senders = 0",
            "shared_buffers = 256MB",
            "max_wal_size = 2GB",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'");
    Files.write(folder.data().resolve(PostgresBirth.SETTINGS_FILE), settings);
  }

  private PostgresCommand.Outcome control(String action, String... options) throws IOException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = action;
    arguments[1] = "--pgdata=" + folder.data();
    arguments[2] = "--wait";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return command.run("pg_ctl", commandOutput, arguments);
  }

  private void keepPreviousLog() throws IOException {
    if (Files.exists(folder.log())) {
      Path previous = folder.log().resolveSibling("postgres.previous.log");
      Files.move(folder.log(), previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String limit(Duration duration) {
    return "--timeout=" + duration.toSeconds();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was starting", interrupted);
    }
  }
}
