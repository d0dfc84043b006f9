package dev.arbiter.service.access.accounts;

import dev.arbiter.service.database.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where accounts and their sessions are kept. Thread-safe; what a method returned is durable, with
 * its change.
 */
interface AccountStore {

  /** An account and the hash of its password. */
  record Stored(Account account, String password) {}

  /**
   * A session as kept.
   *
   * @param seenAt when it was last used, to the minute
   */
  record StoredSession(Account account, Instant createdAt, Instant seenAt) {}

  /** Adds an account, or replaces the one of this name; its sessions end. */
  void save(Account account, String password, Change change);

  /** Removes an account and its sessions. */
  void remove(String name, Change change);

  Optional<Stored> find(String name);

  /** All accounts by name. */
  List<Account> list();

  void addSession(byte[] tokenHash, String account, Instant at, Change change);

  Optional<StoredSession> findSession(byte[] tokenHash);

  /** Notes that a session was used. */
  void touchSession(byte[] tokenHash, Instant at);

  void removeSession(byte[] tokenHash, Change change);

  /** Removes sessions that were made or last used before these instants. */
  void removeSessionsBefore(Instant createdAt, Instant seenAt);
}
