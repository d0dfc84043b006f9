package dev.arbiter.service.triggers.outlet;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Outlets in PostgreSQL; their secrets are sealed. Thread-safe. */
final class OutletStore {
  /** Under this name the secrets are sealed. */
  private static final String SUBJECT = "outlets";

  private static final String SELECT =
      "select name, kind, target, attempts, created_at, created_by, changed_at, previous_until"
          + " from outlets ";

  private final Jdbc jdbc;
  private final Sealer sealer;

  OutletStore(Jdbc jdbc, Sealer sealer) {
    this.jdbc = jdbc;
    this.sealer = sealer;
  }

  /**
   * Adds an outlet, or gives one of this name another target.
   *
   * @param secret for a new one
   * @return whether it is new
   */
  boolean put(String name, Outlets.Wanted wanted, byte[] secret, String actor, Instant now) {
    var sealed = sealer.seal(SUBJECT, name, secret);
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

  /** Gives an outlet another secret; false if there is none of this name. */
  boolean rotate(String name, byte[] secret, Duration grace, String actor, Instant now) {
    var sealed = sealer.seal(SUBJECT, name, secret);
    return logged(
        "change the secret of an outlet",
        Change.of(actor, "outlet.rotated", name).with("grace", grace.toString()),
        now,
        "update outlets set previous = secret, previous_until = ?, secret = ?, changed_at = ?"
            + " where name = ?",
        now.plus(grace),
        sealed,
        now,
        name);
  }

  /** Removes an outlet; false if there is none of this name. */
  boolean remove(String name, String actor, Instant now) {
    return logged(
        "remove an outlet",
        Change.of(actor, "outlet.deleted", name),
        now,
        "delete from outlets where name = ?",
        name);
  }

  private boolean logged(
      String attempt, Change change, Instant now, String sql, Object... parameters) {
    return jdbc.transaction(
        attempt,
        connection -> {
          var changed = Jdbc.update(connection, sql, parameters) > 0;
          if (changed) {
            change.log(connection, now);
          }
          return changed;
        });
  }

  List<Outlet> list() {
    return jdbc.query("list outlets", SELECT + "order by name", OutletStore::outlet);
  }

  Optional<Outlet> find(String name) {
    return jdbc.first("read an outlet", SELECT + "where name = ?", OutletStore::outlet, name);
  }

  /** The secrets by which messages to it are signed at an instant. */
  List<byte[]> secrets(String name, Instant now) {
    return jdbc
        .query(
            "read the secrets of an outlet",
            "select secret, case when previous_until > ? then previous end"
                + " from outlets where name = ?",
            row -> Stream.of(Optional.of(row.getBytes(1)), Optional.ofNullable(row.getBytes(2))),
            now,
            name)
        .stream()
        .flatMap(both -> both)
        .flatMap(Optional::stream)
        .map(kept -> sealer.open(SUBJECT, name, kept))
        .toList();
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
