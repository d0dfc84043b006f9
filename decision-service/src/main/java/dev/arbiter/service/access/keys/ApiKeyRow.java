package dev.arbiter.service.access.keys;

import dev.arbiter.service.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_keys")
@SuppressWarnings("NullAway.Init")
class ApiKeyRow {
  @Id private String id;
  private String name;

  @Column(name = "secret_hash")
  private byte[] secretHash;

  private String[] roles;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  ApiKeyRow() {}

  ApiKeyRow(ApiKey key, byte[] secretHash) {
    this.id = key.id();
    this.name = key.name();
    this.secretHash = secretHash;
    this.roles = Role.names(key.roles());
    this.createdAt = key.createdAt();
    this.createdBy = key.createdBy();
    this.revokedAt = key.revokedAt().orElse(null);
  }

  void revoke(Instant at) {
    if (revokedAt == null) {
      revokedAt = at;
    }
  }

  ApiKey key() {
    return new ApiKey(
        id, name, Role.ofNames(roles), createdAt, createdBy, Optional.ofNullable(revokedAt));
  }

  ApiKeyStore.Stored stored() {
    return new ApiKeyStore.Stored(key(), secretHash);
  }
}
