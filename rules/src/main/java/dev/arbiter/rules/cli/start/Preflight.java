package dev.arbiter.rules.cli.start;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what would make the start fail, while it can still be said in one sentence. */
final class Preflight {

  private static final int OLDEST_JAVA = 17;
  private static final long MEGABYTE = 1024L * 1024;

  /** PostgreSQL's programs and an empty database, the unpacked WAR and the first logs. */
  private static final long FIRST_START_BYTES = 400 * MEGABYTE;

  private static final long LATER_START_BYTES = 150 * MEGABYTE;

  private Preflight() {}

  /** Returns the settings with a management port that is free. */
  static StartSettings check(StartSettings settings) {
    checkJava();
    checkProgram(settings.program());
    checkDataFolder(settings.data());
    new RunningServer(settings.data()).checkNone();
    checkSpace(settings.data());
    StartSettings.Address address = settings.address();
    checkPort(address.bind(), address.port(), "arbiter.port");
    if (address.managementPort() == 0) {
      return settings.withManagementPort(freePort());
    }
    checkPort(
        InetAddress.getLoopbackAddress(), address.managementPort(), "arbiter.management.port");
    return settings;
  }

  private static void checkJava() {
    if (Runtime.version().feature() < OLDEST_JAVA) {
      throw new CommandFailure(
          "Arbiter needs JDK 17 or newer, but this is Java %s: set JAVA_HOME to a newer JDK."
              .formatted(Runtime.version()));
    }
  }

  private static void checkProgram(StartSettings.Program program) {
    if (!Files.isRegularFile(program.server().resolve("jboss-modules.jar"))) {
      throw new CommandFailure(
          "There is no application server in %s: build it with mvn package."
              .formatted(program.server()));
    }
    if (!Files.isRegularFile(program.war())) {
      throw new CommandFailure(
          "There is no %s: build it with mvn package.".formatted(program.war()));
    }
  }

  private static void checkDataFolder(Path data) {
    try {
      PrivateFile.createFolder(data);
      Files.createDirectories(data.resolve("log"));
      Files.delete(Files.createTempFile(data, "writable", ""));
    } catch (IOException failure) {
      if (String.valueOf(failure.getMessage()).contains("No space left")) {
        throw diskFull(data, 0);
      }
      throw new CommandFailure(
          "The data folder %s cannot be written: give this user write permission or choose another folder (arbiter.data)."
              .formatted(data),
          failure);
    }
  }

  private static void checkSpace(Path data) {
    boolean first = Files.notExists(data.resolve("postgres").resolve("data"));
    long needed = first ? FIRST_START_BYTES : LATER_START_BYTES;
    try {
      long usable = Files.getFileStore(data).getUsableSpace();
      if (usable < needed) {
        throw diskFull(data, usable);
      }
    } catch (IOException failure) {
      throw new CommandFailure("The data folder %s cannot be read.".formatted(data), failure);
    }
  }

  private static CommandFailure diskFull(Path data, long bytesLeft) {
    return new CommandFailure(
        "The disk that holds %s is full (%d MB left): free some space or choose another folder (arbiter.data)."
            .formatted(data, bytesLeft / MEGABYTE));
  }

  private static void checkPort(InetAddress bind, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bind, port));
    } catch (IOException taken) {
      throw new CommandFailure(
          "Port %d is in use by another program: stop that program or choose another port (%s)."
              .formatted(port, setting),
          taken);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new CommandFailure("No port is free on this machine.", failure);
    }
  }
}
