package dev.arbiter.service.releases.watch;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.SignedReleases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** How far the nodes have followed what they watch, in PostgreSQL. Thread-safe. */
final class WatchStore {
  private static final String SELECT = "select * from watch";

  /** More than a look may take that does not hang. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Jdbc jdbc;
  private final String source;

  /** Until when this node has taken it on itself to look. */
  private volatile Optional<Instant> claimed = Optional.empty();

  WatchStore(Jdbc jdbc, String source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  String source() {
    return source;
  }

  WatchState state() {
    return jdbc.first("read what is watched", SELECT, WatchStore::state)
        .orElseGet(() -> WatchState.nothingYet(source));
  }

  /**
   * What a node has taken on.
   *
   * @param before how far they had come
   * @param now the instant of the database
   */
  private record Claim(WatchState before, Instant now) {}

  /**
   * Looks, unless another node does at this moment, or it is too early. Nothing is open at the
   * database meanwhile. A node that goes away is waited for until its time is up; what it found is
   * kept only if nobody has looked in its place.
   *
   * @param look gives the state after the one before, at an instant of the database
   * @return whether it was looked
   */
  boolean look(BiFunction<WatchState, Instant, WatchState> look) {
    var claim = jdbc.transaction("keep what is watched", this::claim);
    claim.ifPresent(taken -> keep(taken, look.apply(taken.before(), taken.now())));
    return claim.isPresent();
  }

  private Optional<Claim> claim(Connection connection) throws SQLException {
    if (!Jdbc.tryLock(connection, SignedReleases.ACTOR)) {
      return Optional.empty();
    }
    var now = Jdbc.now(connection);
    var before = state(connection);
    if (before.source().equals(source)
        && before.nextAt().filter(next -> next.isAfter(now)).isPresent()) {
      return Optional.empty();
    }
    claim(connection, before, now);
    return Optional.of(new Claim(before, now));
  }

  private void claim(Connection connection, WatchState state, Instant now) throws SQLException {
    var until = now.plus(LONGEST);
    write(connection, state.claimed(source, until));
    claimed = Optional.of(until);
  }

  /**
   * Goes on looking, to be called from within {@link #look} before something is done.
   *
   * @throws WatchException if another node has looked in its place
   */
  void renew() {
    jdbc.transaction(
        "keep what is watched",
        connection -> {
          Jdbc.lock(connection, SignedReleases.ACTOR);
          var state = state(connection);
          if (!isOurs(state)) {
            throw new WatchException("another node has looked meanwhile: nothing is deployed here");
          }
          claim(connection, state, Jdbc.now(connection));
          return state;
        });
  }

  private boolean isOurs(WatchState state) {
    return claimed.isPresent() && state.nextAt().equals(claimed);
  }

  private void keep(Claim claim, WatchState after) {
    jdbc.transaction(
        "keep what is watched",
        connection -> {
          Jdbc.lock(connection, SignedReleases.ACTOR);
          var isStillOurs = isOurs(state(connection));
          if (isStillOurs) {
            write(connection, after);
            log(connection, claim.before(), after, claim.now());
          }
          return isStillOurs;
        });
  }

  private WatchState state(Connection connection) throws SQLException {
    return Jdbc.query(connection, SELECT, WatchStore::state).stream()
        .findFirst()
        .orElseGet(() -> WatchState.nothingYet(source));
  }

  private static void write(Connection connection, WatchState state) throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into watch
          (source, version, plan, commit, steps, looked_at, taken_at, next_at, failures, problem)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (one) do update set
          source = excluded.source, version = excluded.version, plan = excluded.plan,
          commit = excluded.commit, steps = excluded.steps, looked_at = excluded.looked_at,
          taken_at = excluded.taken_at, next_at = excluded.next_at, failures = excluded.failures, problem = excluded.problem
        """,
        state.source(),
        state.version(),
        state.plan(),
        state.commit(),
        Jdbc.Column.of("text", state.steps()),
        state.lookedAt(),
        state.takenAt(),
        state.nextAt(),
        state.failures(),
        state.problem());
  }

  /** A problem is told once. */
  private static void log(Connection connection, WatchState before, WatchState after, Instant now)
      throws SQLException {
    if (after.version() != before.version()) {
      Change.of(SignedReleases.ACTOR, "watch.taken", after.source())
          .with("version", Long.toString(after.version()))
          .with("plan", after.plan())
          .with("commit", after.commit())
          .log(connection, now);
    }
    if (after.problem().isPresent() && !after.problem().equals(before.problem())) {
      Change.of(SignedReleases.ACTOR, "watch.failed", after.source())
          .with("problem", after.problem().get())
          .log(connection, now);
    }
  }

  private static WatchState state(ResultSet row) throws SQLException {
    return new WatchState(
        row.getString("source"),
        row.getLong("version"),
        row.getString("plan"),
        row.getString("commit"),
        List.of((String[]) row.getArray("steps").getArray()),
        Jdbc.optionalInstant(row, "looked_at"),
        Jdbc.optionalInstant(row, "taken_at"),
        Jdbc.optionalInstant(row, "next_at"),
        row.getInt("failures"),
        Optional.ofNullable(row.getString("problem")));
  }
}
