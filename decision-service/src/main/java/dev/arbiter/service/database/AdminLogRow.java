package dev.arbiter.service.database;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "admin_log")
@SuppressWarnings("NullAway.Init")
class AdminLogRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long seq;

  private Instant at;
  private String actor;
  private String action;
  private String target;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> detail;

  /** For Hibernate. */
  AdminLogRow() {}

  AdminLogRow(Instant at, Change change) {
    this.at = at;
    this.actor = change.actor();
    this.action = change.action();
    this.target = change.target();
    this.detail = change.detail();
  }

  AdminEntry entry() {
    return new AdminEntry(
        seq == null ? 0 : seq, at, new Change(actor, action, target, new TreeMap<>(detail)));
  }
}
