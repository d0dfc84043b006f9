package dev.arbiter.service.access.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "sessions")
@SuppressWarnings("NullAway.Init")
class SessionRow {
  @Id
  @Column(name = "token_hash")
  private byte[] tokenHash;

  @ManyToOne
  @JoinColumn(name = "account")
  private AccountRow account;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  /** For Hibernate. */
  SessionRow() {}

  SessionRow(byte[] tokenHash, AccountRow account, Instant at) {
    this.tokenHash = tokenHash;
    this.account = account;
    this.createdAt = at;
    this.seenAt = at;
  }

  void touch(Instant at) {
    seenAt = at;
  }

  AccountStore.StoredSession stored() {
    return new AccountStore.StoredSession(account.account(), createdAt, seenAt);
  }
}
