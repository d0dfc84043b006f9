package dev.arbiter.service.access.keys;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key of a machine, without its secret.
 *
 * @param id the part of the token that is no secret
 * @param name what it is for
 * @param createdBy who made it
 * @param revokedAt since when it is not accepted any more
 */
public record ApiKey(
    String id,
    String name,
    Set<Role> roles,
    Instant createdAt,
    String createdBy,
    Optional<Instant> revokedAt) {
  public ApiKey {
    roles = Set.copyOf(roles);
  }

  Caller caller() {
    return new Caller("key:" + id, Caller.Kind.API_KEY, createdBy, roles);
  }
}
