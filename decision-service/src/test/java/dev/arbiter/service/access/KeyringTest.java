package dev.arbiter.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyringTest {
  @TempDir Path data;

  private Keyring open(String passphrase) {
    return Keyring.open(data, Optional.of(passphrase));
  }

  @Test
  void a_secret_is_made_once_and_stays() {
    var secret = open("one").secret("subjects", 32);
    assertThat(secret).hasSize(32);
    assertThat(open("one").secret("subjects", 32)).isEqualTo(secret);
    assertThat(open("one").secret("identity", 32)).isNotEqualTo(secret);
  }

  @Test
  void a_secret_lies_wrapped_and_only_the_owner_may_read_it() throws IOException {
    var secret = open("one").secret("subjects", 32);
    var file = data.resolve("keys").resolve("subjects");
    assertThat(Files.readAllBytes(file)).hasSizeGreaterThan(32).isNotEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void another_passphrase_is_named_as_the_problem() {
    open("one").secret("subjects", 32);
    assertThatThrownBy(() -> open("two").secret("subjects", 32))
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining("ARBITER_MASTER_PASSPHRASE is not the passphrase");
  }

  @Test
  void without_a_passphrase_one_is_generated_for_the_owner_only() throws IOException {
    var secret = Keyring.open(data, Optional.empty()).secret("subjects", 32);
    assertThat(Keyring.open(data, Optional.empty()).secret("subjects", 32)).isEqualTo(secret);
    var file = data.resolve("master.passphrase");
    assertThat(Files.readString(file)).hasSize(64);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_generated_passphrase_may_be_given_from_then_on() throws IOException {
    var secret = Keyring.open(data, Optional.empty()).secret("subjects", 32);
    var generated = data.resolve("master.passphrase");
    var passphrase = Files.readString(generated);
    Files.delete(generated);
    assertThat(open(passphrase).secret("subjects", 32)).isEqualTo(secret);
  }
}
