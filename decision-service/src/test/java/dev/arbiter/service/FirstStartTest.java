package dev.arbiter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.access.Credentials;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.accounts.Sessions;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstStartTest {
  private final InstantSource clock = InstantSource.system();

  @TempDir Path data;
  private ControlPlane controlPlane;
  private Accounts accounts;
  private ApiKeys keys;

  @BeforeEach
  void open() {
    controlPlane =
        ControlPlane.open(
            SharedDatabase.empty().dataSource(),
            Stream.concat(Accounts.entities().stream(), ApiKeys.entities().stream()).toList(),
            clock);
    accounts = Accounts.of(controlPlane, clock);
    keys = new ApiKeys(controlPlane, clock);
  }

  @AfterEach
  void close() {
    controlPlane.close();
  }

  private Properties credentials() throws IOException {
    var read = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("credentials"))) {
      read.load(file);
    }
    return read;
  }

  private boolean opens(String key, Role role) {
    return keys.authenticate(
            new Credentials(Optional.of(key), Optional.empty(), Optional.empty(), true))
        .filter(caller -> caller.has(role))
        .isPresent();
  }

  @Test
  void theWrittenCredentialsLetSomebodyIn() throws IOException {
    new FirstStart(accounts, keys, data).run();
    var written = credentials();
    var signedIn =
        new Sessions(accounts, clock)
            .open(written.getProperty("username"), written.getProperty("password"), "192.0.2.1");
    assertThat(signedIn.caller().has(Role.ADMIN)).isTrue();
    assertThat(opens(written.getProperty("operator.key"), Role.OPERATOR)).isTrue();
    assertThat(opens(written.getProperty("channel.key"), Role.CHANNEL)).isTrue();
  }

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    new FirstStart(accounts, keys, data).run();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("credentials"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecondStartMakesNone() throws IOException {
    new FirstStart(accounts, keys, data).run();
    Files.delete(data.resolve("credentials"));
    new FirstStart(accounts, keys, data).run();
    assertThat(data.resolve("credentials")).doesNotExist();
    assertThat(accounts.list()).hasSize(1);
  }

  @Test
  void whereTheFileCannotBeWrittenThereIsNoAccount() {
    assertThatThrownBy(() -> new FirstStart(accounts, keys, data.resolve("missing")).run())
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining("cannot be written");
    assertThat(accounts.list()).isEmpty();
  }
}
