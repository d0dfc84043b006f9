package dev.arbiter.service.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.access.Role;
import dev.arbiter.service.database.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of API keys does. */
abstract class ApiKeyStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final ApiKey KEY =
      new ApiKey(
          "k1", "Web shop", Set.of(Role.CHANNEL, Role.OPERATOR), NOW, "admin", Optional.empty());

  abstract ApiKeyStore store();

  /** The changes that the store logged, in their order. */
  abstract List<Change> changes();

  private static Change change(String action) {
    return Change.of("admin", action, "k1").with("roles", "channel operator");
  }

  @Test
  void aKeyIsFoundAsItWasAddedAndItsChangeIsLogged() {
    store().add(KEY, new byte[] {1, 2}, change("added"));
    assertThat(store().find("k1"))
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.key()).isEqualTo(KEY);
              assertThat(stored.secretHash()).containsExactly(1, 2);
            });
    assertThat(store().find("k2")).isEmpty();
    assertThat(changes()).containsExactly(change("added"));
  }

  @Test
  void keysAreListedWithTheNewestFirst() {
    var newer =
        new ApiKey("k0", "Mailer", Set.of(Role.CHANNEL), NOW.plusSeconds(1), "a", Optional.empty());
    store().add(KEY, new byte[1], change("added"));
    store().add(newer, new byte[1], change("added"));
    assertThat(store().list()).containsExactly(newer, KEY);
  }

  @Test
  void theFirstRevocationCounts() {
    store().add(KEY, new byte[1], change("added"));
    store().revoke("k1", NOW.plusSeconds(5), change("revoked"));
    store().revoke("k1", NOW.plusSeconds(9), change("revoked"));
    assertThat(store().list())
        .singleElement()
        .satisfies(key -> assertThat(key.revokedAt()).contains(NOW.plusSeconds(5)));
    assertThat(changes()).hasSize(3);
  }
}
