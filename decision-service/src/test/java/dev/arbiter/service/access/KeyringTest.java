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
  void aSecretIsMadeOnceAndStays() {
    var secret = open("one").secret("subjects", 32);
    assertThat(secret).hasSize(32);
    assertThat(open("one").secret("subjects", 32)).isEqualTo(secret);
    assertThat(open("one").secret("identity", 32)).isNotEqualTo(secret);
  }

  @Test
  void aSecretLiesWrappedAndOnlyTheOwnerMayReadIt() throws IOException {
    var secret = open("one").secret("subjects", 32);
    var file = data.resolve("keys").resolve("subjects");
    assertThat(Files.readAllBytes(file)).hasSizeGreaterThan(32).isNotEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherPassphraseIsNamedAsTheProblem() {
    open("one").secret("subjects", 32);
    assertThatThrownBy(() -> open("two").secret("subjects", 32))
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining("ARBITER_MASTER_PASSPHRASE is not the passphrase");
  }

  @Test
  void withoutAPassphraseOneIsGeneratedForTheOwnerOnly() throws IOException {
    var secret = Keyring.open(data, Optional.empty()).secret("subjects", 32);
    assertThat(Keyring.open(data, Optional.empty()).secret("subjects", 32)).isEqualTo(secret);
    var file = data.resolve("master.passphrase");
    assertThat(Files.readString(file)).hasSize(64);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aGeneratedPassphraseMayBeGivenFromThenOn() throws IOException {
    var secret = Keyring.open(data, Optional.empty()).secret("subjects", 32);
    var generated = data.resolve("master.passphrase");
    var passphrase = Files.readString(generated);
    Files.delete(generated);
    assertThat(open(passphrase).secret("subjects", 32)).isEqualTo(secret);
  }
}
