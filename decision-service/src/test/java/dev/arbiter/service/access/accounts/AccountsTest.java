package dev.arbiter.service.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.access.MutableClock;
import dev.arbiter.service.access.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountsTest {
  private static final String PASSWORD = "correct horse battery";

  private final MemoryAccountStore store = new MemoryAccountStore();
  private final Accounts accounts = new Accounts(store, new Passwords(1), new MutableClock());

  @Test
  void onlyTheRightPasswordVerifies() {
    accounts.create("ana", PASSWORD, Set.of(Role.ADMIN), "server");
    assertThat(accounts.verify("ana", PASSWORD)).isPresent();
    assertThat(accounts.verify("ana", PASSWORD + " ")).isEmpty();
    assertThat(accounts.verify("bob", PASSWORD)).isEmpty();
  }

  @Test
  void aNameIsGivenOnce() {
    accounts.create("ana", PASSWORD, Set.of(), "server");
    assertThatThrownBy(() -> accounts.create("ana", PASSWORD, Set.of(), "server"))
        .hasMessage("An account of this name is there already");
  }

  @Test
  void oddNamesAndShortPasswordsAreRefused() {
    assertThatThrownBy(() -> accounts.create("Ana B", PASSWORD, Set.of(), "server"))
        .hasMessageStartingWith("name must be");
    assertThatThrownBy(() -> accounts.create("ana", "elevenchars", Set.of(), "server"))
        .hasMessage("password must have 12 to 256 characters");
    assertThatThrownBy(() -> accounts.create("ana", "x".repeat(257), Set.of(), "server"))
        .hasMessageStartingWith("password must have");
  }

  @Test
  void somebodyKeepsTheRoleAdmin() {
    accounts.create("ana", PASSWORD, Set.of(Role.ADMIN), "server");
    assertThatThrownBy(() -> accounts.remove("ana", "ana"))
        .hasMessage("One account must keep the role admin");
    assertThatThrownBy(() -> accounts.setRoles("ana", Set.of(Role.CHANNEL), "ana"))
        .hasMessage("One account must keep the role admin");
    accounts.create("bob", PASSWORD, Set.of(Role.ADMIN), "ana");
    accounts.remove("ana", "bob");
    assertThat(accounts.list()).extracting(Account::name).containsExactly("bob");
  }

  @Test
  void everyChangeIsLoggedWithoutThePassword() {
    accounts.create("ana", PASSWORD, Set.of(Role.ADMIN), "server");
    accounts.setPassword("ana", PASSWORD + "2", "ana");
    accounts.setRoles("ana", Set.of(Role.ADMIN, Role.COMPLIANCE), "ana");
    assertThat(store.changes)
        .extracting(change -> change.action() + " " + change.detail())
        .containsExactly(
            "account.created {roles=admin}",
            "account.password-set {}",
            "account.roles-set {roles=compliance admin}");
  }

  @Test
  void aHashNamesItsAlgorithmAndDiffersEachTime() {
    var passwords = new Passwords(3);
    assertThat(passwords.hash(PASSWORD))
        .startsWith("pbkdf2-sha512$3$")
        .isNotEqualTo(passwords.hash(PASSWORD));
    assertThat(new Passwords(7).matches(PASSWORD, passwords.hash(PASSWORD))).isTrue();
  }

  @Test
  void aGeneratedPasswordIsLongEnoughToBeAccepted() {
    assertThat(Accounts.newPassword()).hasSize(24).isNotEqualTo(Accounts.newPassword());
  }
}
