package dev.arbiter.service.database.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Rows for one table in the binary format of COPY, which costs PostgreSQL much less than arrays of
 * texts (PostgreSQL manual, COPY, "Binary Format"). For one thread.
 */
public final class Rows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final int TEXT_TYPE = 25;
  private static final short END = -1;
  private static final int NULL = -1;

  private final String statement;
  private final int columns;
  private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

  /**
   * @param table its name, and in brackets the names of the columns in their order
   * @param columns how many they are
   */
  public Rows(String table, int columns) {
    this.statement = "copy " + table + " from stdin (format binary)";
    this.columns = columns;
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** Begins a row; all its columns follow in their order. */
  public Rows row() {
    room(Short.BYTES).putShort((short) columns);
    return this;
  }

  /** A bigint. */
  public Rows add(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    return this;
  }

  public Rows add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text, or null. */
  public Rows add(Optional<String> text) {
    text.ifPresentOrElse(this::add, () -> room(Integer.BYTES).putInt(NULL));
    return this;
  }

  /** A bytea. */
  public Rows add(byte[] value) {
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
    return this;
  }

  /** A timestamptz, to the microsecond. */
  public Rows add(Instant at) {
    return add((at.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + at.getNano() / 1_000);
  }

  /** A text[] with at least one element. */
  public Rows add(List<String> texts) {
    var place = bytes.position();
    room(6 * Integer.BYTES).putInt(0).putInt(1).putInt(0).putInt(TEXT_TYPE);
    bytes.putInt(texts.size()).putInt(1);
    texts.forEach(this::add);
    bytes.putInt(place, bytes.position() - place - Integer.BYTES);
    return this;
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      var larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more));
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }

  /** Adds the rows to the table within the transaction of the connection. */
  public void copy(Connection connection) throws SQLException {
    room(Short.BYTES).putShort(END);
    var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      in.writeToCopy(bytes.array(), 0, bytes.position());
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
