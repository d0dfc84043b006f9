package dev.arbiter.service.access.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Credentials;
import dev.arbiter.service.access.MutableClock;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {
  private final MutableClock clock = new MutableClock();
  private final MemoryApiKeyStore store = new MemoryApiKeyStore();
  private final ApiKeys keys = new ApiKeys(store, clock);

  private Optional<Caller> caller(String token) {
    return keys.authenticate(
        new Credentials(Optional.of(token), Optional.empty(), Optional.empty(), true));
  }

  @Test
  void aTokenNamesItsKeyAndRoles() {
    var created = keys.create("Web shop", Set.of(Role.CHANNEL), "admin");
    assertThat(created.token()).matches("ak_[0-9a-z]{16}_[0-9a-z]{52}");
    assertThat(caller(created.token()))
        .contains(
            new Caller(
                "key:" + created.key().id(), Caller.Kind.API_KEY, "admin", Set.of(Role.CHANNEL)));
  }

  @Test
  void theSecretIsNeitherKeptNorPrinted() {
    var created = keys.create("Web shop", Set.of(Role.CHANNEL), "admin");
    var secret = created.token().substring(created.token().lastIndexOf('_') + 1);
    assertThat(created.toString() + store.changes + store.list()).doesNotContain(secret);
  }

  @Test
  void anyChangeToATokenMakesItWorthless() {
    var token = keys.create("Web shop", Set.of(Role.CHANNEL), "admin").token();
    var random = new Random(7);
    for (var i = 0; i < 500; i++) {
      var at = random.nextInt(token.length());
      var other = (char) (random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt(0xffff));
      var changed = token.substring(0, at) + other + token.substring(at + 1);
      if (!changed.equals(token)) {
        assertThat(caller(changed)).isEmpty();
      }
    }
    assertThat(caller("")).isEmpty();
    assertThat(caller(token + token)).isEmpty();
    assertThat(caller(token)).isPresent();
  }

  @Test
  void aKeyIsLookedUpOnceWhileItIsRemembered() {
    var token = keys.create("Web shop", Set.of(Role.CHANNEL), "admin").token();
    caller(token);
    caller(token);
    assertThat(store.finds).isEqualTo(1);
    clock.advance(ApiKeys.REMEMBERED.plusMillis(1));
    caller(token);
    assertThat(store.finds).isEqualTo(2);
  }

  @Test
  void aRevokedKeyEndsAtOnce() {
    var created = keys.create("Web shop", Set.of(Role.CHANNEL), "admin");
    assertThat(caller(created.token())).isPresent();
    keys.revoke(created.key().id(), "ana");
    assertThat(caller(created.token())).isEmpty();
    assertThat(store.changes)
        .extracting(change -> change.actor() + " " + change.action())
        .containsExactly("admin api-key.created", "ana api-key.revoked");
  }

  @Test
  void aKeyThatAnotherNodeRevokedEndsWhenItIsForgotten() {
    var created = keys.create("Web shop", Set.of(Role.CHANNEL), "admin");
    assertThat(caller(created.token())).isPresent();
    new ApiKeys(store, clock).revoke(created.key().id(), "ana");
    clock.advance(ApiKeys.REMEMBERED.plusMillis(1));
    assertThat(caller(created.token())).isEmpty();
  }

  @Test
  void whatMakesNoKeyIsRefused() {
    assertThatThrownBy(() -> keys.create("", Set.of(Role.CHANNEL), "admin"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> keys.create("Web shop", Set.of(), "admin"))
        .hasMessage("roles is required");
    assertThatThrownBy(() -> keys.revoke("nobody", "admin")).hasMessage("No API key has this id");
  }
}
