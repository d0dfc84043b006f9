package dev.arbiter.service.events.identity;

import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The numbers of changes of events and identity. Who asks for the next one holds it until the end
 * of the transaction: one writer at a time, over all servers, sees all before it.
 */
public final class Changes {
  private Changes() {}

  /** The number that comes next; to be asked for before anything else is read. */
  public static long next(Connection connection) throws SQLException {
    return Jdbc.query(
                connection, "select number from changes for update", row -> row.getLong("number"))
            .get(0)
        + 1;
  }

  /** Says that all numbers up to this one are taken. */
  public static void reached(Connection connection, long number) throws SQLException {
    Jdbc.update(connection, "update changes set number = ?", number);
  }
}
