package dev.arbiter.service.releases.watch;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Claim;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the nodes have followed what they watch, in PostgreSQL. Thread-safe. */
final class WatchStore {
  private static final Logger LOG = LoggerFactory.getLogger(WatchStore.class);
  private static final String SELECT = "select * from watch";
  private static final String ATTEMPT = "keep what is watched";

  /** More than a look may take that does not hang. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Jdbc jdbc;
  private final String source;
  private final Claim claim;

  /** Whether this node has looked: then what others watch does not end the pause any more. */
  private volatile boolean hasLooked;

  WatchStore(Jdbc jdbc, String source) {
    this.jdbc = jdbc;
    this.source = source;
    this.claim = new Claim(jdbc, SignedReleases.ACTOR, LONGEST);
  }

  String source() {
    return source;
  }

  WatchState state() {
    return jdbc.first("read what is watched", SELECT, WatchStore::state)
        .orElseGet(() -> WatchState.nothingYet(source));
  }

  /**
   * A look that a node has begun.
   *
   * @param before how far they had come
   * @param now the instant of the database
   */
  private record Begun(WatchState before, Instant now) {}

  /**
   * Looks, unless another node does at this moment, or it is too early. Nothing is open at the
   * database meanwhile. A node that goes away is waited for until its time is up; what it found is
   * kept only if nobody has looked in its place.
   *
   * @param look gives the state after the one before, at an instant of the database
   * @return whether it was looked
   */
  boolean look(BiFunction<WatchState, Instant, WatchState> look) {
    var begun = jdbc.transaction(ATTEMPT, this::begin);
    begun.ifPresent(one -> keep(one, look.apply(one.before(), one.now())));
    return begun.isPresent();
  }

  private Optional<Begun> begin(Connection connection) throws SQLException {
    var now = Jdbc.now(connection);
    if (isEarly(state(connection), now) || !claim.take(connection)) {
      return Optional.empty();
    }
    var before = state(connection);
    if (isEarly(before, now)) { // another node has looked just now
      claim.release(connection);
      return Optional.empty();
    }
    hasLooked = true;
    return Optional.of(new Begun(before, now));
  }

  private boolean isEarly(WatchState state, Instant now) {
    return (hasLooked || state.source().equals(source))
        && state.nextAt().filter(next -> next.isAfter(now)).isPresent();
  }

  /**
   * Goes on looking, to be called from within {@link #look} before something is done.
   *
   * @throws WatchException if another node looks in its place, or it shall look no more
   */
  void renew() {
    if (!claim.renew()) {
      throw new WatchException("this node may not look any more: nothing is deployed by it");
    }
  }

  /** Looks no more: what this node is about to find is not done, and others need not wait. */
  void leave() {
    claim.release();
  }

  private void keep(Begun begun, WatchState after) {
    jdbc.transaction(
        ATTEMPT,
        connection -> {
          var isStillOurs = claim.release(connection);
          if (isStillOurs) {
            write(connection, after);
            log(connection, begun.before(), after, begun.now());
          } else {
            LOG.warn("What was found is not kept, for this node may not look any more");
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
          taken_at = excluded.taken_at, next_at = excluded.next_at, failures = excluded.failures,
          problem = excluded.problem
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
