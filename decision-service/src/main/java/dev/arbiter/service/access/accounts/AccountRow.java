package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "accounts")
@SuppressWarnings("NullAway.Init")
class AccountRow {
  @Id private String name;
  private String password;
  private String[] roles;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  /** For Hibernate. */
  AccountRow() {}

  AccountRow(Account account, String password) {
    this.name = account.name();
    this.password = password;
    this.roles = Role.names(account.roles());
    this.createdAt = account.createdAt();
    this.changedAt = account.changedAt();
  }

  Account account() {
    return new Account(name, Role.ofNames(roles), createdAt, changedAt);
  }

  AccountStore.Stored stored() {
    return new AccountStore.Stored(account(), password);
  }
}
