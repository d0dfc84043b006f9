package dev.arbiter.service.access.accounts;

import dev.arbiter.service.database.Change;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts and sessions in memory. */
final class MemoryAccountStore implements AccountStore {
  private record Session(String account, Instant createdAt, Instant seenAt) {}

  private final Map<String, Stored> accounts = new TreeMap<>();
  private final Map<ByteBuffer, Session> sessions = new HashMap<>();
  final List<Change> changes = new ArrayList<>();

  @Override
  public synchronized void save(Account account, String password, Change change) {
    sessions.values().removeIf(session -> session.account().equals(account.name()));
    accounts.put(account.name(), new Stored(account, password));
    changes.add(change);
  }

  @Override
  public synchronized void remove(String name, Change change) {
    sessions.values().removeIf(session -> session.account().equals(name));
    accounts.remove(name);
    changes.add(change);
  }

  @Override
  public synchronized Optional<Stored> find(String name) {
    return Optional.ofNullable(accounts.get(name));
  }

  @Override
  public synchronized List<Account> list() {
    return accounts.values().stream().map(Stored::account).toList();
  }

  @Override
  public synchronized void addSession(byte[] tokenHash, String account, Instant at, Change change) {
    sessions.put(ByteBuffer.wrap(tokenHash), new Session(account, at, at));
    changes.add(change);
  }

  @Override
  public synchronized Optional<StoredSession> findSession(byte[] tokenHash) {
    return Optional.ofNullable(sessions.get(ByteBuffer.wrap(tokenHash)))
        .flatMap(
            session ->
                find(session.account())
                    .map(
                        stored ->
                            new StoredSession(
                                stored.account(), session.createdAt(), session.seenAt())));
  }

  @Override
  public synchronized void touchSession(byte[] tokenHash, Instant at) {
    sessions.computeIfPresent(
        ByteBuffer.wrap(tokenHash),
        (same, session) -> new Session(session.account(), session.createdAt(), at));
  }

  @Override
  public synchronized void removeSession(byte[] tokenHash, Change change) {
    sessions.remove(ByteBuffer.wrap(tokenHash));
    changes.add(change);
  }

  @Override
  public synchronized void removeSessionsBefore(Instant createdAt, Instant seenAt) {
    sessions
        .values()
        .removeIf(
            session ->
                session.createdAt().isBefore(createdAt) || session.seenAt().isBefore(seenAt));
  }
}
