package dev.arbiter.service.database.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;

/**
 * Rows for one table in the binary format of COPY, which costs PostgreSQL much less than arrays of
 * texts (PostgreSQL manual, COPY, "Binary Format"). For one thread.
 */
public final class Rows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int END = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final String statement;
  private final int columns;

  /**
   * @param table its name, and in brackets the names of the columns in their order
   * @param columns how many they are
   */
  public Rows(String table, int columns) {
    this.statement = "copy " + table + " from stdin (format binary)";
    this.columns = columns;
    write(
        () -> {
          out.write(SIGNATURE);
          out.writeInt(0);
          out.writeInt(0);
        });
  }

  /** Begins a row; all its columns follow in their order. */
  public Rows row() {
    return write(() -> out.writeShort(columns));
  }

  /** A bigint. */
  public Rows add(long value) {
    return write(
        () -> {
          out.writeInt(Long.BYTES);
          out.writeLong(value);
        });
  }

  public Rows add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A bytea. */
  public Rows add(byte[] value) {
    return write(
        () -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  /** A timestamptz, to the microsecond. */
  public Rows add(Instant at) {
    return add(ChronoUnit.MICROS.between(EPOCH, at));
  }

  /** Adds the rows to the table within the transaction of the connection. */
  public void copy(Connection connection) throws SQLException {
    write(() -> out.writeShort(END));
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(statement, new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException failed) {
      throw new SQLException("the connection broke while rows were copied", "08006", failed);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private Rows write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
