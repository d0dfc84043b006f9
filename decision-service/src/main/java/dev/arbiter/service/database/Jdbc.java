package dev.arbiter.service.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short forms for plain SQL: bind, read rows, one transaction. Thread-safe. */
public final class Jdbc {
  private final DataSource dataSource;

  public Jdbc(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work in one transaction. */
  public interface Work<R> {
    R run(Connection connection) throws SQLException;
  }

  /** Reads one row. */
  public interface RowReader<R> {
    R read(ResultSet row) throws SQLException;
  }

  /**
   * Runs the work in one transaction and commits it.
   *
   * @param attempt completes the sentence "the database could not …"
   * @throws StoreException if the database fails; the transaction is then rolled back
   */
  public <R> R transaction(String attempt, Work<R> work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failed) {
        rollBack(connection, failed);
        throw failed;
      }
    } catch (SQLException failed) {
      throw new StoreException(attempt, failed);
    }
  }

  /** On a broken connection there is nothing left to roll back: the first failure says more. */
  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      cause.addSuppressed(broken);
    }
  }

  public <R> List<R> query(String attempt, String sql, RowReader<R> reader, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return rows(bind(statement, parameters), reader);
    } catch (SQLException failed) {
      throw new StoreException(attempt, failed);
    }
  }

  public <R> Optional<R> first(
      String attempt, String sql, RowReader<R> reader, Object... parameters) {
    return query(attempt, sql, reader, parameters).stream().findFirst();
  }

  public int update(String attempt, String sql, Object... parameters) {
    return transaction(attempt, connection -> update(connection, sql, parameters));
  }

  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      return bind(statement, parameters).executeUpdate();
    }
  }

  public static <R> List<R> query(
      Connection connection, String sql, RowReader<R> reader, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      return rows(bind(statement, parameters), reader);
    }
  }

  private static PreparedStatement bind(PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (var i = 0; i < parameters.length; i++) {
      var value = parameters[i] instanceof Optional<?> given ? given.orElse(null) : parameters[i];
      if (value instanceof Column column) {
        statement.setArray(i + 1, column.array(statement.getConnection()));
      } else if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  private static <R> List<R> rows(PreparedStatement statement, RowReader<R> reader)
      throws SQLException {
    var rows = new ArrayList<R>();
    try (var results = statement.executeQuery()) {
      while (results.next()) {
        rows.add(reader.read(results));
      }
    }
    return rows;
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The instant of a column that may be null. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** What the clock of the database shows, which is the same for all nodes. */
  public Instant now() {
    return transaction("read the clock", Jdbc::now);
  }

  /** What its clock shows during a transaction. */
  public static Instant now(Connection connection) throws SQLException {
    return query(connection, "select clock_timestamp() as now", row -> instant(row, "now")).get(0);
  }

  /** Takes the lock of this name until the end of the transaction, when nobody else has it. */
  public static void lock(Connection connection, String name) throws SQLException {
    query(
        connection,
        "select pg_advisory_xact_lock(hashtext(?), 0)",
        row -> row.getObject(1) == null,
        name);
  }

  /**
   * The values of one column for many rows, bound as one SQL array.
   *
   * @param type the SQL type of an element
   */
  public record Column(String type, @Nullable Object[] values) {
    public static Column of(String type, List<?> values) {
      return new Column(type, values.toArray());
    }

    public static Column ofBytes(List<byte[]> values) {
      return new Column("bytea", values.toArray(new byte[0][]));
    }

    java.sql.Array array(Connection connection) throws SQLException {
      return connection.createArrayOf(type, values);
    }
  }
}
