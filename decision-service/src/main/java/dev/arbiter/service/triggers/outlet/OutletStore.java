package dev.arbiter.service.triggers.outlet;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outlets in PostgreSQL; their secrets are kept sealed. Thread-safe. */
final class OutletStore {
  private static final String SELECT =
      "select name, kind, target, attempts, created_at, created_by, changed_at, previous_until"
          + " from outlets ";

  private final Jdbc jdbc;

  OutletStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds an outlet, or gives one of this name another target.
   *
   * @param sealed the secret for a new one
   * @return whether it is new
   */
  boolean put(String name, Outlets.Wanted wanted, byte[] sealed, String actor, Instant now) {
    return jdbc.transaction(
        "keep an outlet",
        connection -> {
          var isNew =
              Jdbc.query(
                      connection,
                      """
                      insert into outlets (name, kind, target, attempts, secret, created_at,
                        created_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                      on conflict (name) do update set kind = excluded.kind,
                        target = excluded.target, attempts = excluded.attempts,
                        changed_at = excluded.changed_at
                      returning xmax = 0
                      """,
                      row -> row.getBoolean(1),
                      name,
                      wanted.kind().wire(),
                      wanted.target(),
                      wanted.attempts(),
                      sealed,
                      now,
                      actor,
                      now)
                  .get(0);
          Change.of(actor, isNew ? "outlet.created" : "outlet.changed", name)
              .with("kind", wanted.kind().wire())
              .with("host", host(wanted))
              .log(connection, now);
          return isNew;
        });
  }

  /** Without path and query, which may hold secrets. */
  private static String host(Outlets.Wanted wanted) {
    return wanted.kind() == Outlet.Kind.WEBHOOK ? URI.create(wanted.target()).getHost() : "";
  }

  List<Outlet> list() {
    return jdbc.query("list outlets", SELECT + "order by name", OutletStore::outlet);
  }

  Optional<Outlet> find(String name) {
    return jdbc.first("read an outlet", SELECT + "where name = ?", OutletStore::outlet, name);
  }

  private static Outlet outlet(ResultSet row) throws SQLException {
    return new Outlet(
        row.getString("name"),
        Outlet.Kind.of(row.getString("kind")).orElseThrow(),
        row.getString("target"),
        row.getInt("attempts"),
        Jdbc.instant(row, "created_at"),
        row.getString("created_by"),
        Jdbc.instant(row, "changed_at"),
        Jdbc.optionalInstant(row, "previous_until"));
  }
}
