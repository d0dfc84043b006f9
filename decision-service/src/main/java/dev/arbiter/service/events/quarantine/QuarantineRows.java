package dev.arbiter.service.events.quarantine;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.Quarantined;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The fates of refused records in PostgreSQL. Thread-safe. */
final class QuarantineRows {
  /** Under this name refused records are sealed. */
  private static final String SUBJECT = "quarantine";

  private final Jdbc jdbc;
  private final Sealer sealer;

  QuarantineRows(Jdbc jdbc, Sealer sealer) {
    this.jdbc = jdbc;
    this.sealer = sealer;
  }

  /** A refused record, its import or source, and what was handed in. */
  record Refused(long seq, Optional<String> origin, boolean isOpen, byte[] original) {}

  Optional<Refused> find(long seq) {
    return jdbc.first(
        "read a refused record",
        "select seq, id, import, state, payload from quarantine where seq = ?",
        row ->
            new Refused(
                row.getLong("seq"),
                Optional.ofNullable(row.getString("import")),
                row.getString("state").equals(Quarantined.OPEN),
                sealer.open(SUBJECT, row.getString("id"), row.getBytes("payload"))),
        seq);
  }

  /** The numbers of open records, the oldest first. */
  List<Long> open(Quarantined.Filter filter, long after, int limit) {
    return jdbc.query(
        "list open records",
        """
        select seq from quarantine where state = 'open' and seq > ?
          and (cast(? as text) is null or import = ?)
          and (cast(? as text) is null or ? = any(codes))
        order by seq limit ?
        """,
        row -> row.getLong("seq"),
        after,
        filter.origin(),
        filter.origin(),
        filter.code(),
        filter.code(),
        limit);
  }

  /**
   * Closes an open record, with its entry in the admin log.
   *
   * @return false if it was closed before
   */
  boolean close(Connection connection, long seq, String state, List<String> events, Change change)
      throws SQLException {
    var at =
        Jdbc.query(
            connection,
            "update quarantine set state = ?, changed_at = clock_timestamp(), changed_by = ?,"
                + " events = ? where seq = ? and state = 'open' returning changed_at",
            row -> Jdbc.instant(row, "changed_at"),
            state,
            change.actor(),
            Jdbc.Column.of("text", events),
            seq);
    if (!at.isEmpty()) {
      change.log(connection, at.get(0));
    }
    return !at.isEmpty();
  }

  boolean dismiss(long seq, Change change) {
    return jdbc.transaction(
        "dismiss a refused record",
        connection -> close(connection, seq, Quarantined.DISMISSED, List.of(), change));
  }

  void log(Change change) {
    jdbc.transaction(
        "log who read a refused record",
        connection -> {
          change.log(connection, Jdbc.now(connection));
          return true;
        });
  }
}
