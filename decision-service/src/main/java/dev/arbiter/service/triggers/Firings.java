package dev.arbiter.service.triggers;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.release.Onset;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.triggers.Firing.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Firings in PostgreSQL. Thread-safe; what a method returned is durable. */
public final class Firings {
  /** Unless it fired at that instant, or within the time in which it fires once. */
  private static final String ADD =
      """
      insert into firings (id, project, release, trigger, profile, revision, at, slot, channel, purpose, most,
        outlet, state, next_at, fired_at, changed_at)
      select ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?::int, ?, ?, ?, ?, ?
      where ?::interval is null or not exists (select 1 from firings
        where project = ? and trigger = ? and at > ?::timestamptz - ?::interval
          and profile in (select ?::text union all select id from fragments where profile = ?)
          and state not in ('late', 'cancelled'))
      on conflict (project, trigger, profile, at) do nothing
      """;

  private static final String TAKE =
      """
      update firings set next_at = ? where id = any(array(select id from firings
        where next_at <= ? and (state = 'due' or state = 'decided' and outlet <> all(?))
        order by next_at limit ? for update skip locked))
      returning *
      """;

  private final Jdbc jdbc;

  public Firings(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes in the transaction of the caller that conditions became true. */
  public void add(Connection connection, List<Onset> onsets, Instant now) throws SQLException {
    for (var onset : onsets) {
      var trigger = onset.trigger();
      var again = trigger.again().map(Duration::toString);
      var late = onset.at().isBefore(now.minus(trigger.lateness()));
      Jdbc.update(
          connection,
          ADD,
          UlidCreator.getMonotonicUlid().toString(),
          onset.release().project(),
          onset.release().number(),
          trigger.id(),
          onset.profile(),
          onset.revision(),
          onset.at(),
          trigger.request().slot(),
          trigger.request().channel(),
          trigger.request().purpose(),
          trigger.request().limit(),
          trigger.outlet(),
          (late ? State.LATE : State.DUE).wire(),
          now,
          now,
          now,
          again,
          onset.release().project(),
          trigger.id(),
          onset.at(),
          again,
          onset.profile(),
          onset.profile());
    }
  }

  /**
   * Takes some that are to be worked on; nobody else gets them for a while.
   *
   * @param busy outlets that are told enough at the moment
   */
  public List<Firing> take(int limit, Collection<String> busy, Instant now, Duration lease) {
    return jdbc.transaction(
        "take firings",
        connection ->
            Jdbc.query(
                connection,
                TAKE,
                FiringHistory::firing,
                now.plus(lease),
                now,
                Jdbc.Column.of("text", List.copyOf(busy)),
                limit));
  }

  /** Notes how far a firing is, unless somebody else noted that it is further. */
  void becomes(Firing firing, State state, Optional<String> problem, Instant next, Instant now) {
    jdbc.update(
        "note how far a firing is",
        "update firings set state = ?, problem = ?, next_at = ?, changed_at = ?,"
            + " attempts = case ? when 'decided' then 0 else attempts end"
            + " where id = ? and state = ?",
        state.wire(),
        problem,
        next,
        now,
        state.wire(),
        firing.id(),
        firing.state().wire());
  }

  /**
   * Notes that its outlet has it, as the last of all that were told so far: numbers come to be seen
   * in their order.
   */
  void delivered(Firing firing, Instant now) {
    jdbc.transaction(
        "note that an outlet was told",
        connection -> {
          Jdbc.lock(connection, "outlet " + firing.outlet());
          return Jdbc.update(
              connection,
              "update firings set state = 'delivered', problem = null, changed_at = ?,"
                  + " told = nextval('firings_told_number') where id = ? and state = 'decided'",
              now,
              firing.id());
        });
  }

  /** Leaves a firing that was taken to whoever takes it next. */
  void later(Firing firing, Instant now) {
    jdbc.update(
        "leave a firing",
        "update firings set next_at = ? where id = ? and state = ?",
        now,
        firing.id(),
        firing.state().wire());
  }

  /** Notes that a step failed and is tried again. */
  void again(Firing firing, String problem, Instant next, Instant now) {
    jdbc.update(
        "note that a firing is tried again",
        "update firings set attempts = attempts + 1, problem = ?, next_at = ?, changed_at = ?"
            + " where id = ? and state = ?",
        problem,
        next,
        now,
        firing.id(),
        firing.state().wire());
  }

  /** Tries a dead or failed one again; whether there is one. */
  boolean retry(String id, Change by, Instant now) {
    return jdbc.transaction(
        "try a firing again",
        connection -> {
          var found =
              Jdbc.update(
                  connection,
                  """
                  update firings set attempts = 0, next_at = ?, changed_at = ?,
                    state = case state when 'dead' then 'decided' else 'due' end
                  where id = ? and state in ('dead', 'failed')
                  """,
                  now,
                  now,
                  id);
          if (found > 0) {
            by.log(connection, now);
          }
          return found > 0;
        });
  }
}
