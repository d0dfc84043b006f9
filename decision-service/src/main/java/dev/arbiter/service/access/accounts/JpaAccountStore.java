package dev.arbiter.service.access.accounts;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts and sessions in the database. */
final class JpaAccountStore implements AccountStore {
  private final ControlPlane controlPlane;

  JpaAccountStore(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Override
  public void save(Account account, String password, Change change) {
    controlPlane.change(
        change,
        entities -> {
          removeSessions(entities, account.name());
          entities.merge(new AccountRow(account, password));
        });
  }

  @Override
  public void remove(String name, Change change) {
    controlPlane.change(
        change,
        entities -> {
          removeSessions(entities, name);
          entities
              .createQuery("delete from AccountRow where name = :name")
              .setParameter("name", name)
              .executeUpdate();
        });
  }

  @Override
  public Optional<Stored> find(String name) {
    return controlPlane.read(
        entities ->
            Optional.ofNullable(entities.find(AccountRow.class, name)).map(AccountRow::stored));
  }

  @Override
  public List<Account> list() {
    return controlPlane.read(
        entities ->
            entities
                .createQuery("from AccountRow order by name", AccountRow.class)
                .getResultStream()
                .map(AccountRow::account)
                .toList());
  }

  @Override
  public void addSession(byte[] tokenHash, String account, Instant at, Change change) {
    controlPlane.change(
        change,
        entities ->
            entities.persist(
                new SessionRow(tokenHash, entities.getReference(AccountRow.class, account), at)));
  }

  @Override
  public Optional<StoredSession> findSession(byte[] tokenHash) {
    return controlPlane.read(
        entities ->
            Optional.ofNullable(entities.find(SessionRow.class, tokenHash))
                .map(SessionRow::stored));
  }

  @Override
  public void touchSession(byte[] tokenHash, Instant at) {
    controlPlane.maintain(
        entities ->
            Optional.ofNullable(entities.find(SessionRow.class, tokenHash))
                .ifPresent(row -> row.touch(at)));
  }

  @Override
  public void removeSession(byte[] tokenHash, Change change) {
    controlPlane.change(
        change,
        entities ->
            Optional.ofNullable(entities.find(SessionRow.class, tokenHash))
                .ifPresent(entities::remove));
  }

  @Override
  public void removeSessionsBefore(Instant createdAt, Instant seenAt) {
    controlPlane.maintain(
        entities ->
            entities
                .createQuery("delete from SessionRow where createdAt < :created or seenAt < :seen")
                .setParameter("created", createdAt)
                .setParameter("seen", seenAt)
                .executeUpdate());
  }

  private static void removeSessions(EntityManager entities, String account) {
    entities
        .createQuery("delete from SessionRow where account.name = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
