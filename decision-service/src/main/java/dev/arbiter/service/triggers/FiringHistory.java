package dev.arbiter.service.triggers;

import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.triggers.Firing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of firings, as PostgreSQL has it. Thread-safe. */
public final class FiringHistory {
  private final Jdbc jdbc;

  public FiringHistory(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Which firings are asked for; those that are empty do not matter. */
  record Filter(
      Optional<String> project,
      Optional<String> trigger,
      Optional<String> profile,
      Optional<State> state) {}

  Optional<Firing> find(String id) {
    return jdbc.first(
        "read a firing", "select * from firings where id = ?", FiringHistory::firing, id);
  }

  /** The latest, newest first. */
  List<Firing> list(Filter filter, long before, int limit) {
    return jdbc.query(
        "list firings",
        """
        select * from firings where seq < ? and (?::text is null or project = ?)
          and (?::text is null or trigger = ?) and (?::text is null or profile = ?)
          and (?::text is null or state = ?) order by seq desc limit ?
        """,
        FiringHistory::firing,
        before,
        filter.project(),
        filter.project(),
        filter.trigger(),
        filter.trigger(),
        filter.profile(),
        filter.profile(),
        filter.state().map(State::wire),
        filter.state().map(State::wire),
        limit);
  }

  /** How many firings of each trigger of a project are in each state. */
  Map<String, Map<String, Long>> counts(String project) {
    var counts = new TreeMap<String, Map<String, Long>>();
    jdbc.query(
        "count firings",
        "select trigger, state, count(*) from firings where project = ? group by 1, 2",
        row ->
            counts
                .computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                .put(row.getString(2), row.getLong(3)),
        project);
    return counts;
  }

  /** How many are in each of some states, over all projects. */
  public Map<String, Long> open() {
    var counts = new TreeMap<String, Long>();
    jdbc.query(
        "count open firings",
        "select state, count(*) from firings where state in ('due', 'decided', 'dead', 'failed')"
            + " group by 1",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /** What an outlet was told after a number, in order. */
  List<Told> told(String outlet, long after, int limit) {
    return jdbc.query(
        "read what an outlet was told",
        "select * from firings where outlet = ? and told > ? order by told limit ?",
        row -> new Told(row.getLong("told"), firing(row)),
        outlet,
        after,
        limit);
  }

  /** The number of what was told last before an instant; 0 if nothing was. */
  long toldBefore(String outlet, Instant before) {
    return jdbc.first(
            "read what an outlet was told before",
            "select coalesce(min(told) - 1, (select coalesce(max(told), 0) from firings"
                + " where outlet = ? and told is not null)) from firings"
                + " where outlet = ? and told is not null and changed_at >= ?",
            row -> row.getLong(1),
            outlet,
            outlet,
            before)
        .orElseThrow();
  }

  /** The number of what was told last. */
  long lastTold(String outlet) {
    return jdbc.first(
            "read what an outlet was told last",
            "select coalesce(max(told), 0) from firings where outlet = ? and told is not null",
            row -> row.getLong(1),
            outlet)
        .orElseThrow();
  }

  /** A firing that its outlet was told as the one of this number. */
  record Told(long number, Firing firing) {}

  static Firing firing(ResultSet row) throws SQLException {
    return new Firing(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("project"),
        row.getLong("release"),
        row.getString("trigger"),
        row.getString("profile"),
        row.getLong("revision"),
        Jdbc.instant(row, "at"),
        new Trigger.Request(
            row.getString("slot"),
            row.getString("channel"),
            row.getString("purpose"),
            Optional.ofNullable(row.getObject("most", Integer.class))),
        row.getString("outlet"),
        State.of(row.getString("state")).orElseThrow(),
        row.getInt("attempts"),
        Jdbc.instant(row, "next_at"),
        Optional.ofNullable(row.getString("problem")),
        Jdbc.instant(row, "changed_at"));
  }
}
