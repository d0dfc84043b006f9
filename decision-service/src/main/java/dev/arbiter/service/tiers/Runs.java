package dev.arbiter.service.tiers;

import dev.arbiter.domain.tier.Ranking.Moved;
import dev.arbiter.domain.tier.Ranking.Outcome;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.tiers.Run.Cause;
import dev.arbiter.service.tiers.Run.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Runs in PostgreSQL. Thread-safe; what a method returned is durable. */
final class Runs {
  private static final int BATCH = 5_000;

  private final Jdbc jdbc;

  Runs(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** A subject that is still to be told of. */
  record Untold(String profile, Optional<String> from, Optional<String> to) {}

  /**
   * Begins a run unless one of these tiers is under way; whether it did.
   *
   * @param rhythm an instant at which a run was planned
   * @param by who asked for it
   */
  boolean begin(Tiering tiering, Cause cause, Instant rhythm, Instant at, Optional<Change> by) {
    return jdbc.transaction(
        "begin a run of tiers",
        connection -> {
          var begun =
              Jdbc.update(
                  connection,
                  "insert into tier_runs (id, project, tier, terms, rhythm, at, cause, state)"
                      + " values (?, ?, ?, ?, ?, ?, ?, ?)"
                      + " on conflict (project, tier) where ended_at is null do nothing",
                  UUID.randomUUID().toString(),
                  tiering.project(),
                  tiering.name(),
                  Run.terms(tiering),
                  rhythm,
                  at,
                  Run.wire(cause),
                  Run.wire(State.RANKING));
          if (begun > 0 && by.isPresent()) {
            by.get().log(connection, at);
          }
          return begun > 0;
        });
  }

  /** The one that is under way the longest. */
  Optional<Run> open() {
    return jdbc.first(
        "read runs of tiers",
        "select * from tier_runs where ended_at is null order by seq limit 1",
        Runs::run);
  }

  /** The one of these tiers that is under way. */
  Optional<Run> open(Tiering tiering) {
    return jdbc.first(
        "read a run of tiers",
        "select * from tier_runs where project = ? and tier = ? and ended_at is null",
        Runs::run,
        tiering.project(),
        tiering.name());
  }

  /** The last one of these tiers that came to its end. */
  Optional<Run> last(Tiering tiering) {
    return jdbc.first(
        "read the last run of tiers",
        "select * from tier_runs where project = ? and tier = ? and state in ('done', 'refused')"
            + " order by seq desc limit 1",
        Runs::run,
        tiering.project(),
        tiering.name());
  }

  /** Keeps what a run found, unless somebody did. */
  void found(Run run, Tiering tiering, Outcome outcome) {
    jdbc.transaction(
        "keep who moves to another tier",
        connection -> {
          var updated =
              Jdbc.update(
                  connection,
                  "update tier_runs set state = 'telling', ranked = ?, moved = ?, counts = ?,"
                      + " borders = ? where seq = ? and state = 'ranking'",
                  outcome.ranked(),
                  outcome.moves().size(),
                  Jdbc.Column.of("int8", outcome.counts()),
                  Jdbc.Column.of(
                      "float8", outcome.borders().stream().map(b -> b.orElse(Double.NaN)).toList()),
                  run.seq());
          for (var from = 0; updated > 0 && from < outcome.moves().size(); from += BATCH) {
            var to = Math.min(from + BATCH, outcome.moves().size());
            add(connection, run, tiering, outcome.moves().subList(from, to));
          }
          return updated;
        });
  }

  private static void add(Connection connection, Run run, Tiering tiering, List<Moved> moves)
      throws SQLException {
    Jdbc.update(
        connection,
        "insert into tier_moves (run, profile, from_tier, to_tier)"
            + " select ?, i.* from unnest(?, ?, ?) as i (profile, from_tier, to_tier)",
        run.seq(),
        Jdbc.Column.of("text", moves.stream().map(Moved::id).toList()),
        names(tiering, moves, Moved::from),
        names(tiering, moves, Moved::to));
  }

  private static Jdbc.Column names(Tiering tiering, List<Moved> moves, ToIntFunction<Moved> place) {
    var names = new @Nullable Object[moves.size()];
    for (var i = 0; i < names.length; i++) {
      var at = place.applyAsInt(moves.get(i));
      names[i] = at == Tiering.NONE ? null : tiering.parts().get(at).name();
    }
    return new Jdbc.Column("text", names);
  }

  /** Some who are still to be told of. */
  List<Untold> untold(Run run, int limit) {
    return jdbc.query(
        "read who moves to another tier",
        "select * from tier_moves where run = ? order by profile limit ?",
        row ->
            new Untold(
                row.getString("profile"),
                Optional.ofNullable(row.getString("from_tier")),
                Optional.ofNullable(row.getString("to_tier"))),
        run.seq(),
        limit);
  }

  /** Notes that these were told of. */
  static void told(Connection connection, Run run, List<Untold> told) throws SQLException {
    Jdbc.update(
        connection,
        "delete from tier_moves where run = ? and profile = any(?)",
        run.seq(),
        Jdbc.Column.of("text", told.stream().map(Untold::profile).toList()));
  }

  /** Ends a run. */
  void end(Run run, State state, Instant now) {
    jdbc.transaction(
        "end a run of tiers",
        connection -> {
          Jdbc.update(connection, "delete from tier_moves where run = ?", run.seq());
          return Jdbc.update(
              connection,
              "update tier_runs set state = ?, ended_at = ? where seq = ? and ended_at is null",
              Run.wire(state),
              now,
              run.seq());
        });
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("project"),
        row.getString("tier"),
        row.getString("terms"),
        Jdbc.instant(row, "rhythm"),
        Jdbc.instant(row, "at"),
        Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("ranked"),
        row.getLong("moved"),
        Arrays.asList((Long[]) row.getArray("counts").getArray()),
        Arrays.asList((Double[]) row.getArray("borders").getArray()),
        Jdbc.optionalInstant(row, "ended_at"));
  }
}
