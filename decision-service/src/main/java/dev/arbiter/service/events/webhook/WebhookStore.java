package dev.arbiter.service.events.webhook;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sources of webhooks in PostgreSQL; their secrets are kept sealed. Thread-safe. */
final class WebhookStore {
  private static final String COLUMNS =
      "select name, created_at, created_by, changed_at, previous_until from webhook_sources";

  private final Jdbc jdbc;

  WebhookStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a source; false if there is one of this name. */
  boolean add(String name, byte[] sealed, String actor, Instant now) {
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

  List<WebhookSource> list() {
    return jdbc.query("list sources of webhooks", COLUMNS + " order by name", WebhookStore::source);
  }

  Optional<WebhookSource> find(String name) {
    return jdbc.first(
        "read a source of webhooks", COLUMNS + " where name = ?", WebhookStore::source, name);
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
