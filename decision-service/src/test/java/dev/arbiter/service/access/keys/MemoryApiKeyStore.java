package dev.arbiter.service.access.keys;

import dev.arbiter.service.database.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys in memory. */
final class MemoryApiKeyStore implements ApiKeyStore {
  private final Map<String, Stored> keys = new LinkedHashMap<>();
  final List<Change> changes = new ArrayList<>();
  int finds;

  @Override
  public synchronized void add(ApiKey key, byte[] secretHash, Change change) {
    keys.put(key.id(), new Stored(key, secretHash));
    changes.add(change);
  }

  @Override
  public synchronized Optional<Stored> find(String id) {
    finds++;
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public synchronized List<ApiKey> list() {
    return keys.values().stream()
        .map(Stored::key)
        .sorted(Comparator.comparing(ApiKey::createdAt).reversed().thenComparing(ApiKey::id))
        .toList();
  }

  @Override
  public synchronized void revoke(String id, Instant at, Change change) {
    changes.add(change);
    keys.computeIfPresent(
        id,
        (same, stored) -> {
          var key = stored.key();
          return new Stored(
              new ApiKey(
                  id,
                  key.name(),
                  key.roles(),
                  key.createdAt(),
                  key.createdBy(),
                  Optional.of(key.revokedAt().orElse(at))),
              stored.secretHash());
        });
  }
}
