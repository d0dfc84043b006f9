package dev.arbiter.service.imports;

import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Which imports this run of the server does, and until when the other servers leave them alone: by
 * the clock of the database, which is the same for all. Thread-safe.
 */
final class ImportLeases {
  private static final String LENGTH = "PT10S";
  private static final String IS_OVER = "coalesce(until, '-infinity') <= clock_timestamp()";

  private final Jdbc jdbc;
  private final String holder = UUID.randomUUID().toString();

  ImportLeases(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes on an import that is not ended, unless another server has; whether it was taken. */
  boolean take(String id) {
    return jdbc.update(
            "take an import on",
            """
            update imports set state = 'running', problem = null, holder = ?,
              until = clock_timestamp() + ?::interval
            where id = ? and state in ('running', 'interrupted') and (holder = ? or %s)
            """
                .formatted(IS_OVER),
            holder,
            LENGTH,
            id,
            holder)
        == 1;
  }

  /** Says that this server goes on with all that it took on. */
  void renew() {
    jdbc.update(
        "keep imports",
        "update imports set until = clock_timestamp() + ?::interval"
            + " where holder = ? and state = 'running'",
        LENGTH,
        holder);
  }

  /**
   * Lets an import begin that was just added, or go on from a line, in a transaction.
   *
   * @return false if it is not this server's, or not there
   */
  boolean hold(Connection connection, String id, long from) throws SQLException {
    return Jdbc.update(
            connection,
            """
            update imports set holder = ?, until = clock_timestamp() + ?::interval
            where id = ? and lines = ? and state = 'running' and (holder is null or holder = ?)
            """,
            holder,
            LENGTH,
            id,
            from,
            holder)
        == 1;
  }

  /** The imports that nobody does at the moment, the oldest first. */
  List<String> abandoned() {
    return jdbc.query(
        "list imports that nobody does",
        "select id from imports where state in ('running', 'interrupted') and "
            + IS_OVER
            + " order by id",
        row -> row.getString("id"));
  }

  /** Says that an import waits for the server that has its file. */
  void interrupt(String id, String problem) {
    jdbc.update(
        "say that an import waits",
        "update imports set state = 'interrupted', problem = ? where id = ? and state = 'running'"
            + " and "
            + IS_OVER,
        problem,
        id);
  }

  /** Whether this server still does an import that is brought to an end in the transaction. */
  boolean giveUp(Connection connection, String id) throws SQLException {
    return Jdbc.update(
            connection,
            "update imports set holder = null, until = null where id = ? and holder = ?",
            id,
            holder)
        == 1;
  }

  /** Leaves what is not ended to whoever has the files. */
  void release() {
    jdbc.update(
        "leave imports", "update imports set until = clock_timestamp() where holder = ?", holder);
  }
}
