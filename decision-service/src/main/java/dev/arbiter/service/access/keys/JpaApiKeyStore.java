package dev.arbiter.service.access.keys;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys in the database. */
final class JpaApiKeyStore implements ApiKeyStore {
  private final ControlPlane controlPlane;

  JpaApiKeyStore(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Override
  public void add(ApiKey key, byte[] secretHash, Change change) {
    controlPlane.change(change, entities -> entities.persist(new ApiKeyRow(key, secretHash)));
  }

  @Override
  public Optional<Stored> find(String id) {
    return controlPlane.read(
        entities -> Optional.ofNullable(entities.find(ApiKeyRow.class, id)).map(ApiKeyRow::stored));
  }

  @Override
  public List<ApiKey> list() {
    return controlPlane.read(
        entities ->
            entities
                .createQuery("from ApiKeyRow order by createdAt desc, id", ApiKeyRow.class)
                .getResultStream()
                .map(ApiKeyRow::key)
                .toList());
  }

  @Override
  public void revoke(String id, Instant at, Change change) {
    controlPlane.change(
        change,
        entities ->
            Optional.ofNullable(entities.find(ApiKeyRow.class, id))
                .ifPresent(row -> row.revoke(at)));
  }
}
