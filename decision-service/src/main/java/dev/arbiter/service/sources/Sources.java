package dev.arbiter.service.sources;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The registry of sources in PostgreSQL. Thread-safe. */
public final class Sources {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int MAX_EVENTS = 200;
  private static final String ALL = "select * from sources";

  private final Jdbc jdbc;
  private final Supplier<EventSchemas> schemas;
  private final InstantSource clock;

  /**
   * @param schemas of the events that are acceptable now
   */
  public Sources(Jdbc jdbc, Supplier<EventSchemas> schemas, InstantSource clock) {
    this.jdbc = jdbc;
    this.schemas = schemas;
    this.clock = clock;
  }

  /**
   * Keeps what is said of a source, in place of what was said before.
   *
   * @throws ProblemException if the name is not acceptable or it sends events of no known schema
   */
  Source put(String name, Source.Terms terms, String actor) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name",
          "out-of-range",
          "name must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
    check(terms.events());
    var now = clock.instant();
    return jdbc.transaction(
        "register a source",
        connection -> {
          var sql =
              """
              insert into sources (name, owner, purpose, access_point, events, retention,
                created_at, changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (name) do update set owner = excluded.owner, purpose = excluded.purpose,
                access_point = excluded.access_point, events = excluded.events,
                retention = excluded.retention, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
              returning *
              """;
          var kept =
              Jdbc.query(
                  connection,
                  sql,
                  Sources::source,
                  name,
                  terms.owner(),
                  terms.purpose(),
                  terms.accessPoint(),
                  Jdbc.Column.of("text", terms.events().stream().map(Source.Sent::text).toList()),
                  terms.retention().toString(),
                  now,
                  now,
                  actor);
          Change.of(actor, "source.saved", name).with("owner", terms.owner()).log(connection, now);
          return kept.get(0);
        });
  }

  private void check(List<Source.Sent> events) {
    if (events.size() > MAX_EVENTS) {
      throw ProblemException.invalid(
          "events", "out-of-range", "events must be at most " + MAX_EVENTS);
    }
    var known = schemas.get();
    for (var i = 0; i < events.size(); i++) {
      var sent = events.get(i);
      var at = "events[" + i + "]";
      if (!known.types().contains(sent.type())) {
        throw ProblemException.invalid(
            at + ".type",
            "unknown-name",
            at + ".type must be one of " + String.join(", ", known.types()));
      }
      var versions =
          known.all().stream()
              .filter(one -> one.type().equals(sent.type()))
              .map(one -> one.version())
              .toList();
      if (!versions.contains(sent.version())) {
        throw ProblemException.invalid(
            at + ".version",
            "out-of-range",
            "%s.version must be one of %s, which are those of %s"
                .formatted(at, versions, sent.type()));
      }
    }
  }

  List<Source> list() {
    return jdbc.query("list sources", ALL + " order by name", Sources::source);
  }

  Optional<Source> find(String name) {
    return jdbc.first("read a source", ALL + " where name = ?", Sources::source, name);
  }

  private static Source source(ResultSet row) throws SQLException {
    var events = (String[]) row.getArray("events").getArray();
    return new Source(
        row.getString("name"),
        new Source.Terms(
            row.getString("owner"),
            row.getString("purpose"),
            row.getString("access_point"),
            Arrays.stream(events).map(Source.Sent::of).toList(),
            Period.parse(row.getString("retention"))),
        Jdbc.instant(row, "created_at"),
        Jdbc.instant(row, "changed_at"),
        row.getString("changed_by"));
  }
}
