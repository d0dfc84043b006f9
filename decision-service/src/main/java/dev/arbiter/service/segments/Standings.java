package dev.arbiter.service.segments;

import dev.arbiter.domain.segment.Move;
import dev.arbiter.domain.segment.Standing;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Standings and moves in PostgreSQL. Thread-safe. */
final class Standings {
  private static final String SAVE =
      """
      insert into standings (project, profile, release, revision, segments, triggers, seen_at, due)
      select i.project, i.profile, i.release, i.revision, string_to_array(i.segments, ' '),
        string_to_array(i.triggers, ' '), i.seen_at, i.due
      from unnest(?, ?, ?, ?, ?, ?, ?, ?)
        as i (project, profile, release, revision, segments, triggers, seen_at, due)
      on conflict (project, profile) do update set release = excluded.release,
        revision = excluded.revision, segments = excluded.segments, triggers = excluded.triggers,
        seen_at = excluded.seen_at, due = excluded.due
      """;

  private static final String MOVED =
      """
      insert into segment_moves (project, profile, segment, entered, at, cause, release, noticed_at)
      select i.*, ? from unnest(?, ?, ?, ?, ?, ?, ?)
        as i (project, profile, segment, entered, at, cause, release)
      """;

  private final Jdbc jdbc;

  Standings(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** A move of a subject. */
  record Moved(String project, String profile, Move move, long release) {}

  /** One writer at a time, over all servers, until the end of the transaction. */
  static void lock(Connection connection) throws SQLException {
    Jdbc.query(connection, "select number from looked for update", row -> row.getLong(1));
  }

  /** The change up to which subjects were looked at. */
  long looked() {
    return jdbc.first("read what was looked at", "select number from looked", row -> row.getLong(1))
        .orElseThrow();
  }

  void looked(long number) {
    jdbc.update(
        "note what was looked at", "update looked set number = ? where number < ?", number, number);
  }

  /** Who is to be looked at though nothing happened. */
  List<String> due(Collection<String> projects, Instant now, int limit) {
    return jdbc.query(
        "read who is due",
        "select distinct profile from (select profile from standings"
            + " where due <= ? and project = any(?) order by due limit ?) soon",
        row -> row.getString(1),
        now,
        texts(projects.stream()),
        limit);
  }

  /** Puts those off that are due still, though they were looked at: they cannot be judged. */
  void putOff(Collection<String> profiles, Instant before, Instant until) {
    jdbc.update(
        "put off who cannot be judged",
        "update standings set due = ?, revision = ? where profile = any(?) and due < ?",
        until,
        Place.UNSEEN,
        texts(profiles.stream()),
        before);
  }

  static List<Place> read(Connection connection, Collection<String> profiles) throws SQLException {
    return Jdbc.query(
        connection,
        "select * from standings where profile = any(?)",
        Standings::place,
        texts(profiles.stream()));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("project"),
        row.getString("profile"),
        row.getLong("release"),
        row.getLong("revision"),
        new Standing(names(row, "segments"), names(row, "triggers")),
        Jdbc.instant(row, "seen_at"),
        Jdbc.optionalInstant(row, "due"));
  }

  private static SortedSet<String> names(ResultSet row, String column) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
  }

  static void save(Connection connection, List<Place> places) throws SQLException {
    if (places.isEmpty()) {
      return;
    }
    Jdbc.update(
        connection,
        SAVE,
        texts(places.stream().map(Place::project)),
        texts(places.stream().map(Place::profile)),
        column("int8", places, Place::release),
        column("int8", places, Place::revision),
        // names have no blanks, so that a text can carry several through one array
        texts(places.stream().map(place -> String.join(" ", place.standing().segments()))),
        texts(places.stream().map(place -> String.join(" ", place.standing().triggers()))),
        column("timestamptz", places, place -> place.seenAt().atOffset(ZoneOffset.UTC)),
        due(places));
  }

  private static Jdbc.Column due(List<Place> places) {
    var due = new @Nullable Object[places.size()];
    for (var i = 0; i < due.length; i++) {
      due[i] = places.get(i).due().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
    return new Jdbc.Column("timestamptz", due);
  }

  static void delete(Connection connection, List<Place> places) throws SQLException {
    for (var place : places) {
      Jdbc.update(
          connection,
          "delete from standings where project = ? and profile = ?",
          place.project(),
          place.profile());
    }
  }

  static void add(Connection connection, List<Moved> moves, Instant now) throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    Jdbc.update(
        connection,
        MOVED,
        now,
        texts(moves.stream().map(Moved::project)),
        texts(moves.stream().map(Moved::profile)),
        texts(moves.stream().map(moved -> moved.move().name())),
        column("bool", moves, moved -> moved.move().entered()),
        column("timestamptz", moves, moved -> moved.move().at().atOffset(ZoneOffset.UTC)),
        texts(moves.stream().map(moved -> wire(moved.move().cause()))),
        column("int8", moves, Moved::release));
  }

  /** A cause as it is told. */
  static String wire(Move.Cause cause) {
    return cause.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Jdbc.Column texts(Stream<String> values) {
    return Jdbc.Column.of("text", values.toList());
  }

  private static <T, V> Jdbc.Column column(String type, List<T> rows, Function<T, V> value) {
    return new Jdbc.Column(type, rows.stream().map(value).toArray());
  }
}
