package dev.arbiter.service.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.service.access.Role;
import dev.arbiter.service.database.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of accounts and sessions does. */
abstract class AccountStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Account ANA = new Account("ana", Set.of(Role.COMPLIANCE), NOW, NOW);
  private static final byte[] TOKEN = {1, 2, 3};
  private static final Change CHANGE = Change.of("admin", "tested", "ana");

  abstract AccountStore store();

  /** The changes that the store logged, in their order. */
  abstract List<Change> changes();

  @Test
  void anAccountIsFoundAsItWasSavedLast() {
    var later = new Account("ana", Set.of(Role.APPROVER, Role.ADMIN), NOW, NOW.plusSeconds(1));
    store().save(ANA, "hash", CHANGE);
    store().save(later, "other", CHANGE);
    assertThat(store().find("ana")).contains(new AccountStore.Stored(later, "other"));
    assertThat(store().find("bob")).isEmpty();
    assertThat(changes()).containsExactly(CHANGE, CHANGE);
  }

  @Test
  void accountsAreListedByName() {
    var bob = new Account("bob", Set.of(), NOW, NOW);
    store().save(bob, "hash", CHANGE);
    store().save(ANA, "hash", CHANGE);
    assertThat(store().list()).containsExactly(ANA, bob);
  }

  @Test
  void aSessionIsFoundByTheHashOfItsToken() {
    store().save(ANA, "hash", CHANGE);
    store().addSession(TOKEN, "ana", NOW, CHANGE);
    store().touchSession(TOKEN, NOW.plusSeconds(60));
    assertThat(store().findSession(TOKEN.clone()))
        .contains(new AccountStore.StoredSession(ANA, NOW, NOW.plusSeconds(60)));
    assertThat(store().findSession(new byte[] {9})).isEmpty();
  }

  @Test
  void aSessionEndsWhenItIsRemovedOrItsAccountChanges() {
    store().save(ANA, "hash", CHANGE);
    store().addSession(TOKEN, "ana", NOW, CHANGE);
    store().removeSession(TOKEN, CHANGE);
    store().removeSession(TOKEN, CHANGE);
    assertThat(store().findSession(TOKEN)).isEmpty();

    store().addSession(TOKEN, "ana", NOW, CHANGE);
    store().save(ANA, "other", CHANGE);
    assertThat(store().findSession(TOKEN)).isEmpty();

    store().addSession(TOKEN, "ana", NOW, CHANGE);
    store().remove("ana", CHANGE);
    assertThat(store().findSession(TOKEN)).isEmpty();
    assertThat(store().find("ana")).isEmpty();
  }

  @Test
  void oldAndIdleSessionsAreRemovedTogether() {
    store().save(ANA, "hash", CHANGE);
    store().addSession(new byte[] {1}, "ana", NOW, CHANGE);
    store().addSession(new byte[] {2}, "ana", NOW.plusSeconds(100), CHANGE);
    store().addSession(new byte[] {3}, "ana", NOW.plusSeconds(100), CHANGE);
    store().touchSession(new byte[] {3}, NOW.plusSeconds(200));
    store().removeSessionsBefore(NOW.plusSeconds(50), NOW.plusSeconds(150));
    assertThat(store().findSession(new byte[] {1})).isEmpty();
    assertThat(store().findSession(new byte[] {2})).isEmpty();
    assertThat(store().findSession(new byte[] {3})).isPresent();
  }
}
