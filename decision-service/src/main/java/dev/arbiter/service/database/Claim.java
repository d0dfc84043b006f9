package dev.arbiter.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Work that one node does at a time. Who does it says so in the database and holds nothing there
 * meanwhile; should it go away, the others wait until its time is up. What this node left undone it
 * may begin again at once. Thread-safe, but no wall between threads of one node.
 */
public final class Claim {
  private static final String ATTEMPT = "keep who does the work";

  private final Jdbc jdbc;
  private final String work;
  private final String length;
  private final String holder = UUID.randomUUID().toString();

  /**
   * @param work what one node does at a time
   * @param length more than the work may take
   */
  public Claim(Jdbc jdbc, String work, Duration length) {
    this.jdbc = jdbc;
    this.work = work;
    this.length = length.toString();
  }

  /** Takes the work on, unless another node has; whether it was taken. */
  public boolean take(Connection connection) throws SQLException {
    var taken =
        Jdbc.update(
            connection,
            """
            insert into claims as held (work, holder, until)
            values (?, ?, clock_timestamp() + ?::interval)
            on conflict (work) do update set holder = excluded.holder, until = excluded.until
            where held.holder = excluded.holder or held.until <= clock_timestamp()
            """,
            work,
            holder,
            length);
    return taken == 1;
  }

  /** Takes the work on, or goes on with it, unless another node has it; whether it was taken. */
  public boolean take() {
    return jdbc.transaction(ATTEMPT, this::take);
  }

  /** Goes on with the work, as if it began now; false if it is not this node's any more. */
  public boolean renew() {
    var renewed =
        jdbc.update(
            ATTEMPT,
            "update claims set until = clock_timestamp() + ?::interval"
                + " where work = ? and holder = ?",
            length,
            work,
            holder);
    return renewed == 1;
  }

  /** Leaves the work to others; false if it was not this node's any more. */
  public boolean release(Connection connection) throws SQLException {
    return Jdbc.update(connection, "delete from claims where work = ? and holder = ?", work, holder)
        == 1;
  }

  /** Leaves the work to others. */
  public void release() {
    jdbc.transaction(ATTEMPT, this::release);
  }

  /** Does the work, unless another node is at it. */
  public void alone(Runnable run) {
    if (!take()) {
      return;
    }
    try {
      run.run();
    } finally {
      release();
    }
  }
}
