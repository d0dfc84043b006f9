package dev.arbiter.service.events;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.copy.Rows;
import dev.arbiter.service.events.SealedLot.Refused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refused records in PostgreSQL, sealed. Thread-safe. */
final class QuarantineTable {
  private static final String COLUMNS = "quarantine (id, import, line, codes, violations, payload)";

  private final Jdbc jdbc;
  private final EventJson json;

  QuarantineTable(Jdbc jdbc, EventJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds those that are not there, in the transaction of the only writer. */
  void add(Connection connection, List<Refused> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    var known = known(connection, refused);
    var texts = new HashMap<List<Violation>, String>();
    var rows = new Rows(COLUMNS, 6);
    for (var one : refused) {
      var submission = one.submission();
      if (known.add(submission.id())) {
        rows.row()
            .add(submission.id())
            .add(one.origin())
            .add(submission.index() + 1)
            .add(codes(submission))
            .add(texts.computeIfAbsent(submission.violations(), json::violations))
            .add(one.payload());
      }
    }
    rows.copy(connection);
  }

  private static Set<String> known(Connection connection, List<Refused> refused)
      throws SQLException {
    var ids = refused.stream().map(one -> one.submission().id()).toList();
    return new HashSet<>(
        Jdbc.query(
            connection,
            "select id from quarantine where id = any(?)",
            row -> row.getString(1),
            Jdbc.Column.of("text", ids)));
  }

  private static List<String> codes(Submission submission) {
    return submission.violations().stream()
        .map(violation -> violation.code().wire())
        .distinct()
        .toList();
  }

  List<Quarantined> read(Quarantined.Filter filter, long before, int limit) {
    return jdbc.query(
        "read the quarantine",
        """
        select seq, id, import, line, codes, violations, received_at, state, changed_at, changed_by,
          events from quarantine
        where (cast(? as text) is null or import = ?)
          and (cast(? as text) is null or ? = any(codes))
          and (cast(? as text) is null or state = ?)
          and (cast(? as text) is null or events <> '{}' and events @> array[cast(? as text)])
          and seq < ? order by seq desc limit ?
        """,
        QuarantineTable::quarantined,
        filter.origin(),
        filter.origin(),
        filter.code(),
        filter.code(),
        filter.state(),
        filter.state(),
        filter.event(),
        filter.event(),
        before,
        limit);
  }

  private static Quarantined quarantined(ResultSet row) throws SQLException {
    return new Quarantined(
        row.getLong("seq"),
        row.getString("id"),
        Optional.ofNullable(row.getString("import")),
        Optional.of(row.getLong("line")),
        List.of((String[]) row.getArray("codes").getArray()),
        row.getString("violations"),
        Jdbc.instant(row, "received_at"),
        row.getString("state"),
        Jdbc.optionalInstant(row, "changed_at"),
        Optional.ofNullable(row.getString("changed_by")),
        List.of((String[]) row.getArray("events").getArray()));
  }
}
