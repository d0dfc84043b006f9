package dev.arbiter.service.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.Tally;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mappings and imports in PostgreSQL. Thread-safe. */
public final class ImportStore {
  private static final String COLUMNS =
      "id, name, mapping, shift, state, problem, bytes_read, bytes_total, lines, accepted,"
          + " duplicates, by_code, started_at, ended_at";

  private final Jdbc jdbc;
  private final ObjectMapper mapper;
  private final ImportLeases leases;

  public ImportStore(Jdbc jdbc, ObjectMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.leases = new ImportLeases(jdbc);
  }

  /** Which imports are done here. */
  ImportLeases leases() {
    return leases;
  }

  void saveMapping(String name, byte[] content, String by) {
    jdbc.transaction(
        "save a mapping",
        connection -> {
          var sql =
              """
              insert into mappings (name, content) values (?, ?)
              on conflict (name) do update set content = excluded.content, updated_at = now()
              returning updated_at as at
              """;
          var at =
              Jdbc.query(connection, sql, row -> Jdbc.instant(row, "at"), name, content).get(0);
          Change.of(by, "mapping.saved", name).log(connection, at);
          return true;
        });
  }

  /** The text of a mapping. */
  public Optional<byte[]> mapping(String name) {
    return jdbc.first(
        "read a mapping",
        "select content from mappings where name = ?",
        row -> row.getBytes(1),
        name);
  }

  List<String> mappings() {
    return jdbc.query(
        "list mappings", "select name from mappings order by name", row -> row.getString(1));
  }

  /** Adds an import, which is done here. */
  void add(ImportProgress progress, String by) {
    var change = Change.of(by, "import.started", progress.id()).with("mapping", progress.mapping());
    jdbc.transaction(
        "start an import",
        connection -> {
          Jdbc.update(
              connection,
              "insert into imports (id, name, mapping, shift, state, bytes_total, started_at)"
                  + " values (?, ?, ?, ?, ?, ?, ?)",
              progress.id(),
              progress.name(),
              progress.mapping(),
              progress.shift().toString(),
              wire(progress.state()),
              progress.bytesTotal(),
              progress.startedAt());
          leases.hold(connection, progress.id(), 0);
          change.log(connection, progress.startedAt());
          return true;
        });
  }

  /**
   * Writes how far an import is, in the transaction that decides its next lines.
   *
   * @param from the last line decided before
   * @throws OvertakenException if the import is not there, or not this server's
   */
  void advance(Connection connection, String id, long from, UnaryOperator<ImportProgress> step)
      throws SQLException {
    if (!leases.hold(connection, id, from)) {
      throw new OvertakenException();
    }
    var sql = "select " + COLUMNS + " from imports where id = ?";
    var progress = step.apply(Jdbc.query(connection, sql, this::progress, id).get(0));
    Jdbc.update(
        connection,
        """
        update imports set bytes_read = ?, lines = ?, accepted = ?, duplicates = ?,
          quarantined = ?, by_code = ? where id = ?
        """,
        progress.bytesRead(),
        progress.lines(),
        progress.tally().accepted(),
        progress.tally().duplicates(),
        progress.tally().quarantined(),
        json(progress.tally()),
        id);
  }

  /** Lets those whom changes concern be looked at when the import is over, and not one by one. */
  void setAside(Connection connection, String id, long first, long count) throws SQLException {
    if (count > 0) {
      Jdbc.update(
          connection,
          "insert into set_aside (changes, import) values (int8range(?, ?), ?)",
          first,
          first + count,
          id);
    }
  }

  /** Brings an import to its end, unless another server does it; whether it was this one's. */
  boolean end(String id, ImportProgress.State state, Optional<String> problem, Instant at) {
    return jdbc.transaction(
        "end an import",
        connection ->
            leases.giveUp(connection, id)
                && Jdbc.update(
                        connection,
                        "update imports set state = ?, problem = ?, ended_at = ?,"
                            + " bytes_read = case when ? then bytes_total else bytes_read end"
                            + " where id = ?",
                        wire(state),
                        problem,
                        at,
                        state == ImportProgress.State.DONE,
                        id)
                    == 1);
  }

  Optional<ImportProgress> find(String id) {
    return jdbc.first(
        "read an import", "select " + COLUMNS + " from imports where id = ?", this::progress, id);
  }

  /** The latest imports, the newest first. */
  List<ImportProgress> list(int limit) {
    return jdbc.query(
        "list imports",
        "select " + COLUMNS + " from imports order by id desc limit ?",
        this::progress,
        limit);
  }

  private ImportProgress progress(ResultSet row) throws SQLException {
    return new ImportProgress(
        row.getString("id"),
        row.getString("name"),
        row.getString("mapping"),
        Period.parse(row.getString("shift")),
        ImportProgress.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("problem")),
        row.getLong("bytes_read"),
        row.getLong("bytes_total"),
        row.getLong("lines"),
        tally(row),
        Jdbc.instant(row, "started_at"),
        Jdbc.optionalInstant(row, "ended_at"));
  }

  private Tally tally(ResultSet row) throws SQLException {
    try {
      var byCode =
          mapper.readValue(
              row.getString("by_code"), new TypeReference<Map<Violation.Code, Long>>() {});
      var codes = new EnumMap<Violation.Code, Long>(Violation.Code.class);
      codes.putAll(byCode);
      return new Tally(row.getLong("accepted"), row.getLong("duplicates"), codes);
    } catch (JsonProcessingException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }

  private String json(Tally tally) {
    try {
      return mapper.writeValueAsString(tally.byCode());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String wire(ImportProgress.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
