package dev.arbiter.service.events;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Refused records in PostgreSQL, sealed. Thread-safe. */
final class QuarantineTable {
  /** Under this name they are sealed: whom they are about is not known. */
  static final String SUBJECT = "quarantine";

  private final Jdbc jdbc;
  private final Sealer sealer;
  private final EventJson json;

  QuarantineTable(Jdbc jdbc, Sealer sealer, EventJson json) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.json = json;
  }

  /** A refused record and the import that it came with. */
  record Refused(Submission submission, Optional<String> origin) {}

  void add(Connection connection, List<Refused> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    Jdbc.update(
        connection,
        """
        insert into quarantine (id, import, line, codes, violations, payload)
        select id, import, line, string_to_array(codes, ','), violations, payload
        from unnest(?, ?, ?, ?, ?, ?) as r (id, import, line, codes, violations, payload)
        on conflict (id) do nothing
        """,
        column(refused, "text", one -> one.submission().id()),
        column(refused, "text", one -> one.origin().orElse(null)),
        column(refused, "bigint", one -> one.submission().index() + 1),
        column(refused, "text", one -> codes(one.submission())),
        column(refused, "text", one -> json.violations(one.submission().violations())),
        Jdbc.Column.ofBytes(refused.stream().map(one -> sealed(one.submission())).toList()));
  }

  private static String codes(Submission submission) {
    return submission.violations().stream()
        .map(violation -> violation.code().wire())
        .distinct()
        .collect(Collectors.joining(","));
  }

  private byte[] sealed(Submission submission) {
    return sealer.seal(SUBJECT, submission.id(), submission.original().get());
  }

  private static Jdbc.Column column(
      List<Refused> refused, String type, Function<Refused, Object> value) {
    return new Jdbc.Column(type, refused.stream().map(value).toArray());
  }

  List<Quarantined> read(Optional<String> origin, long before, int limit) {
    return jdbc.query(
        "read the quarantine",
        """
        select seq, id, import, line, codes, violations, received_at from quarantine
        where (cast(? as text) is null or import = ?) and seq < ? order by seq desc limit ?
        """,
        row ->
            new Quarantined(
                row.getLong("seq"),
                row.getString("id"),
                Optional.ofNullable(row.getString("import")),
                Optional.of(row.getLong("line")),
                List.of((String[]) row.getArray("codes").getArray()),
                row.getString("violations"),
                Jdbc.instant(row, "received_at")),
        origin,
        origin,
        before,
        limit);
  }
}
