package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.service.database.GroupCommit;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The decision log in PostgreSQL: one transaction for all decisions that wait together. */
public final class PostgresDecisionLog implements DecisionLog, AutoCloseable {
  private static final String INSERT =
      """
      insert into decisions (id, profile, decided_at, kind, service, slot, channel, purpose, project,
        release, digest, chosen, excluded, micros, fallback, record)
      select i.id, i.profile, i.decided_at, i.kind, i.service, i.slot, i.channel, i.purpose,
        i.project, i.release, i.digest, string_to_array(i.chosen, ' '), i.excluded, i.micros,
        i.fallback, i.record
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (id, profile, decided_at, kind,
        service, slot, channel, purpose, project, release, digest, chosen, excluded, micros, fallback,
        record)
      """;

  /** Under any id that the subject of a profile has: a decision is logged under one of them. */
  private static final String OF_SUBJECT =
      """
      any(?::text || array(select other.id from fragments one
        join fragments other on other.profile = one.profile where one.id = ?)) \
      """;

  private static final String SELECT = "select * from decisions ";

  private final Jdbc jdbc;
  private final Sealer sealer;
  private final String engine;
  private final IntConsumer meter;
  private final GroupCommit<Row, Boolean> commits;

  /**
   * @param engine name and version of what evaluates rules, for the record
   * @param meter is told the size of each committed batch
   */
  public PostgresDecisionLog(Jdbc jdbc, Sealer sealer, String engine, IntConsumer meter) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.engine = engine;
    this.meter = meter;
    this.commits = new GroupCommit<>("decision-writer", this::write);
  }

  /** An entry ready to be written; sealed on the thread of its request. */
  private record Row(LogEntry entry, byte[] sealed) {}

  @Override
  public void append(Answer answer) {
    append(LogEntry.of(answer, engine));
  }

  @Override
  public void appendShadow(Answer answer, String decisionId) {
    append(LogEntry.of(answer, engine).shadowOf(decisionId));
  }

  @Override
  public void append(Failure failure) {
    append(LogEntry.of(failure, engine));
  }

  @Override
  public void append(Evaluation evaluation) {
    append(LogEntry.of(evaluation, engine));
  }

  private void append(LogEntry entry) {
    var packed = Packing.pack(entry.record());
    commits.submit(new Row(entry, sealer.seal(entry.subject(), entry.id(), packed)));
  }

  private List<Boolean> write(List<Row> rows) {
    jdbc.transaction("log decisions", connection -> Jdbc.update(connection, INSERT, columns(rows)));
    meter.accept(rows.size());
    return Collections.nCopies(rows.size(), true);
  }

  private static Object[] columns(List<Row> rows) {
    var columns = new ArrayList<Jdbc.Column>();
    columns.add(column("text", rows, LogEntry::id));
    columns.add(column("text", rows, LogEntry::subject));
    columns.add(column("timestamptz", rows, entry -> entry.decidedAt().atOffset(ZoneOffset.UTC)));
    columns.add(column("text", rows, LogEntry::kind));
    columns.add(column("text", rows, LogEntry::service));
    columns.add(column("text", rows, LogEntry::slot));
    columns.add(column("text", rows, LogEntry::channel));
    columns.add(column("text", rows, LogEntry::purpose));
    columns.add(column("text", rows, entry -> entry.release().project()));
    columns.add(column("int8", rows, entry -> entry.release().number()));
    columns.add(column("text", rows, entry -> entry.release().digest()));
    // action ids have no blanks, so that a text can carry several through one array
    columns.add(column("text", rows, entry -> String.join(" ", entry.chosen())));
    columns.add(column("int4", rows, LogEntry::excluded));
    columns.add(column("int8", rows, entry -> entry.took().toNanos() / 1_000));
    columns.add(column("bool", rows, LogEntry::fallback));
    columns.add(Jdbc.Column.ofBytes(rows.stream().map(Row::sealed).toList()));
    return columns.toArray();
  }

  private static <T> Jdbc.Column column(String type, List<Row> rows, Function<LogEntry, T> value) {
    return Jdbc.Column.of(type, rows.stream().map(row -> value.apply(row.entry())).toList());
  }

  @Override
  public Optional<LoggedDecision> find(String id) {
    return jdbc.first(
        "read a decision",
        SELECT + "where id = ?",
        row -> {
          var summary = summary(row);
          var packed = sealer.open(summary.subject(), id, row.getBytes("record"));
          return new LoggedDecision(summary, Packing.unpack(packed));
        },
        id);
  }

  @Override
  public List<DecisionSummary> list(String kind, Optional<String> profile, long before, int limit) {
    return profile.isEmpty()
        ? jdbc.query(
            "list decisions",
            SELECT + "where kind = ? and seq < ? order by seq desc limit ?",
            PostgresDecisionLog::summary,
            kind,
            before,
            limit)
        : jdbc.query(
            "list decisions",
            SELECT
                + "where kind = ? and profile = "
                + OF_SUBJECT
                + "and seq < ? order by seq desc limit ?",
            PostgresDecisionLog::summary,
            kind,
            profile,
            profile,
            before,
            limit);
  }

  @Override
  public List<Contact> contacts(String project, String profile, Instant since) {
    return jdbc.query(
        "read contacts",
        "select decided_at, unnest(chosen) as action from decisions where profile = "
            + OF_SUBJECT
            + "and project = ? and decided_at > ? and kind = 'actions' order by seq",
        row -> new Contact(row.getString("action"), Jdbc.instant(row, "decided_at")),
        profile,
        profile,
        project,
        since);
  }

  private static DecisionSummary summary(ResultSet row) throws SQLException {
    return new DecisionSummary(
        row.getLong("seq"),
        row.getString("id"),
        Jdbc.instant(row, "decided_at"),
        row.getString("profile"),
        row.getString("slot"),
        row.getString("channel"),
        row.getString("purpose"),
        row.getString("project"),
        row.getLong("release"),
        List.of((String[]) row.getArray("chosen").getArray()),
        row.getInt("excluded"),
        row.getLong("micros"),
        row.getString("kind"),
        row.getString("service"));
  }

  /** Writes what is waiting, then stops. */
  @Override
  public void close() {
    commits.close();
  }
}
