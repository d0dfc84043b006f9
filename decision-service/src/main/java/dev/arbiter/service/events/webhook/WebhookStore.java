package dev.arbiter.service.events.webhook;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources of webhooks in PostgreSQL; their secrets are sealed. Thread-safe. */
final class WebhookStore {
  /** Under this name the secrets are sealed. */
  private static final String SUBJECT = "webhooks";

  private static final String COLUMNS =
      "select name, created_at, created_by, changed_at, previous_until from webhook_sources";

  private final Jdbc jdbc;
  private final Sealer sealer;

  WebhookStore(Jdbc jdbc, Sealer sealer) {
    this.jdbc = jdbc;
    this.sealer = sealer;
  }

  /** Adds a source; false if there is one of this name. */
  boolean add(String name, byte[] secret, String actor, Instant now) {
    var sealed = sealer.seal(SUBJECT, name, secret);
    return jdbc.transaction(
        "add a source of webhooks",
        connection -> {
          var added =
              Jdbc.update(
                  connection,
                  """
                  insert into webhook_sources (name, secret, created_at, created_by, changed_at)
                  values (?, ?, ?, ?, ?) on conflict (name) do nothing
                  """,
                  name,
                  sealed,
                  now,
                  actor,
                  now);
          if (added > 0) {
            Change.of(actor, "webhook.created", name).log(connection, now);
          }
          return added > 0;
        });
  }

  /** Gives a source another secret; false if there is none of this name. */
  boolean rotate(String name, byte[] secret, Duration grace, String actor, Instant now) {
    var sealed = sealer.seal(SUBJECT, name, secret);
    return jdbc.transaction(
        "change the secret of a source of webhooks",
        connection -> {
          var changed =
              Jdbc.update(
                  connection,
                  """
                  update webhook_sources
                  set previous = secret, previous_until = ?, secret = ?, changed_at = ?
                  where name = ?
                  """,
                  now.plus(grace),
                  sealed,
                  now,
                  name);
          if (changed > 0) {
            Change.of(actor, "webhook.rotated", name)
                .with("grace", grace.toString())
                .log(connection, now);
          }
          return changed > 0;
        });
  }

  /** Removes a source; false if there is none of this name. */
  boolean remove(String name, String actor, Instant now) {
    return jdbc.transaction(
        "remove a source of webhooks",
        connection -> {
          var removed = Jdbc.update(connection, "delete from webhook_sources where name = ?", name);
          if (removed > 0) {
            Change.of(actor, "webhook.deleted", name).log(connection, now);
          }
          return removed > 0;
        });
  }

  List<WebhookSource> list() {
    return jdbc.query("list sources of webhooks", COLUMNS + " order by name", WebhookStore::source);
  }

  Optional<WebhookSource> find(String name) {
    return jdbc.first(
        "read a source of webhooks", COLUMNS + " where name = ?", WebhookStore::source, name);
  }

  /** The secrets that are good at an instant, none if there is no such source. */
  List<byte[]> secrets(String name, Instant now) {
    return jdbc
        .query(
            "read the secrets of a source of webhooks",
            "select secret, case when previous_until > ? then previous end"
                + " from webhook_sources where name = ?",
            row -> Stream.of(Optional.of(row.getBytes(1)), Optional.ofNullable(row.getBytes(2))),
            now,
            name)
        .stream()
        .flatMap(both -> both)
        .flatMap(Optional::stream)
        .map(kept -> sealer.open(SUBJECT, name, kept))
        .toList();
  }

  private static WebhookSource source(ResultSet row) throws SQLException {
    return new WebhookSource(
        row.getString("name"),
        Jdbc.instant(row, "created_at"),
        row.getString("created_by"),
        Jdbc.instant(row, "changed_at"),
        Jdbc.optionalInstant(row, "previous_until"));
  }
}
