package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The application server as a child process, from its launch to its end. */
final class ServerProcess {

  private static final int STOP_LIMIT_SECONDS = 90;

  private final Process process;
  private final Path console;
  private volatile boolean stopping;

  private ServerProcess(Process process, Path console) {
    this.process = process;
    this.console = console;
  }

  static ServerProcess launch(StartSettings settings) {
    Path console = settings.logFolder().resolve("console.log");
    try {
      Path properties = writeProperties(settings);
      Process process =
          new ProcessBuilder(ServerCommand.line(settings, properties))
              .directory(settings.data().toFile())
              .redirectErrorStream(true)
              .redirectOutput(console.toFile())
              .start();
      process.getOutputStream().close();
      new RunningServer(settings.data()).write(process.toHandle());
      return new ServerProcess(process, console);
    } catch (IOException failure) {
      throw new CommandFailure("The server cannot be started: %s.".formatted(failure), failure);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether somebody asked for the end: what fails then is no failure. */
  boolean isStopping() {
    return stopping;
  }

  /** Ends the server in order, or by force if that takes too long. */
  void stop() {
    stopping = true;
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the server was stopped. */
  void await() {
    try {
      int exitCode = process.waitFor();
      if (!stopping && !isSignalled(exitCode)) {
        throw ended(exitCode);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  CommandFailure ended() {
    return ended(process.exitValue());
  }

  private CommandFailure ended(int exitCode) {
    return new CommandFailure(
        "The server ended by itself (exit code %d): %s tells more.".formatted(exitCode, console));
  }

  /** Ctrl-C and a polite kill reach the server directly: that is an ordinary end. */
  private static boolean isSignalled(int exitCode) {
    return List.of(0, 130, 143).contains(exitCode);
  }

  /** Settings may hold passwords: they travel in a private file, not on the command line. */
  private static Path writeProperties(StartSettings settings) throws IOException {
    Properties properties = new Properties();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("arbiter."))
        .forEach(name -> properties.setProperty(name, System.getProperty(name)));
    properties.setProperty("arbiter.data", settings.data().toString());
    ownJar().ifPresent(jar -> properties.putIfAbsent("arbiter.tool", jar.toString()));
    settings.tls().ifPresent(tls -> tls.addTo(properties));
    Path file = settings.serverFolder().resolve("arbiter.properties");
    PrivateFile.create(file);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  /** Of the command line; none when it is run from its classes. */
  private static Optional<Path> ownJar() {
    try {
      var source = ServerProcess.class.getProtectionDomain().getCodeSource();
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException impossible) {
      return Optional.empty();
    }
  }
}
