package dev.arbiter.service.access.keys;

import dev.arbiter.service.database.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where API keys are kept. Thread-safe; what a method returned is durable, with its change. */
interface ApiKeyStore {

  /** A key and the hash of its secret. */
  record Stored(ApiKey key, byte[] secretHash) {}

  void add(ApiKey key, byte[] secretHash, Change change);

  Optional<Stored> find(String id);

  /** All keys, the newest first. */
  List<ApiKey> list();

  /** Marks a key as revoked; one that is revoked already stays as it is. */
  void revoke(String id, Instant at, Change change);
}
