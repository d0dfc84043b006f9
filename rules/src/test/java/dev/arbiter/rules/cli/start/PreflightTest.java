package dev.arbiter.rules.cli.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start before anything was started. */
class PreflightTest {

  @TempDir Path folder;

  @BeforeEach
  void provision() throws IOException {
    Files.writeString(folder.resolve("jboss-modules.jar"), "");
    Files.writeString(folder.resolve("ROOT.war"), "");
  }

  @Test
  void aFreeMachinePassesAndGetsAManagementPort() {
    assertThat(Preflight.check(settings(folder.resolve("data"), 0)).address().managementPort())
        .isPositive();
  }

  @Test
  void aDataFolderMadeHereIsForItsOwnerAlone() throws IOException {
    Path data = folder.resolve("data");

    Preflight.check(settings(data, 0));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void aPortInUseIsSaidInOneSentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StartSettings settings = settings(folder.resolve("data"), other.getLocalPort());

      assertThatThrownBy(() -> Preflight.check(settings))
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "Port %d is in use by another program: stop that program or choose another port (arbiter.port)."
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsSaidInOneSentence() {
    StartSettings settings = settings(folder.resolve("ROOT.war"), 0);

    assertThatThrownBy(() -> Preflight.check(settings))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("The data folder ");
  }

  @Test
  void aMissingWarIsSaidInOneSentence() throws IOException {
    Files.delete(folder.resolve("ROOT.war"));

    assertThatThrownBy(() -> Preflight.check(settings(folder.resolve("data"), 0)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("ROOT.war: build it with mvn package.");
  }

  @Test
  void aDataFolderInUseIsSaidInOneSentence() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    new RunningServer(data).write(ProcessHandle.current());

    assertThatThrownBy(() -> Preflight.check(settings(data, 0)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(
            "is in use by another running server (process %d)"
                .formatted(ProcessHandle.current().pid()));
  }

  @Test
  void theNoteOfAServerThatEndedStopsNobody() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("server.pid"), ProcessHandle.current().pid() + " 2011-12-09T12:50:00Z");

    assertThatCode(() -> Preflight.check(settings(data, 0))).doesNotThrowAnyException();
  }

  private StartSettings settings(Path data, int port) {
    return new StartSettings(
        new StartSettings.Program(folder, folder.resolve("ROOT.war"), false),
        data,
        new StartSettings.Address(InetAddress.getLoopbackAddress(), port, 0),
        Optional.empty(),
        Optional.empty());
  }
}
