package dev.arbiter.service.segments;

import dev.arbiter.service.database.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Changes that imports brought, noted as such in the transactions that committed them: they wait
 * until their import is over, so that each subject is looked at once for many of them. Thread-safe.
 */
final class SetAside {
  /** How long a change waits for an import that is not over. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How many lots are taken at once; a lot has a thousand lines at most. */
  private static final int MOST = 64;

  private static final String OTHERS =
      """
      select e.fragment from events e join unnest(
        int8multirange(int8range(?, ?, '(]')) - coalesce(
          (select range_agg(changes) from set_aside where changes && int8range(?, ?, '(]')), '{}'))
        as rest (changes) on e.seq >= lower(rest.changes) and e.seq < upper(rest.changes)
      union select fragment from moves where seq > ? and seq <= ?
      """;

  private static final String DUE =
      """
      select lower(changes) from set_aside aside
      where upper(changes) <= ? + 1 and (
        not exists (select 1 from imports where id = aside.import and state = 'running')
        or exists (select 1 from set_aside first where first.import = aside.import
          and first.since <= clock_timestamp() - ?::interval))
      order by changes limit ?
      """;

  private static final String CHANGED =
      """
      select distinct e.fragment from set_aside aside
      join events e on e.seq >= lower(aside.changes) and e.seq < upper(aside.changes)
      where lower(aside.changes) = any(?)
      """;

  private final Jdbc jdbc;

  SetAside(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Changes that wait no more.
   *
   * @param firsts the number with which each run of changes begins
   * @param fragments that they changed
   */
  record Due(List<Long> firsts, List<String> fragments) {}

  /** The fragments that other changes concern, and all that came to be part of another profile. */
  List<String> others(long after, long until) {
    return jdbc.query(
        "read what changed", OTHERS, SetAside::fragment, after, until, after, until, after, until);
  }

  /**
   * The oldest changes whose import is over, or takes long.
   *
   * @param until the last change that profiles are known to show
   */
  Optional<Due> due(long until) {
    var firsts =
        jdbc.query(
            "read what waits no more",
            DUE,
            row -> row.getLong(1),
            until,
            PATIENCE.toString(),
            MOST);
    if (firsts.isEmpty()) {
      return Optional.empty();
    }
    var fragments =
        jdbc.query("read what imports changed", CHANGED, SetAside::fragment, numbers(firsts));
    return Optional.of(new Due(firsts, fragments));
  }

  private static String fragment(ResultSet row) throws SQLException {
    return row.getString(1);
  }

  private static Jdbc.Column numbers(List<Long> numbers) {
    return Jdbc.Column.of("int8", numbers);
  }

  /** Notes that all of them were looked at. */
  void done(Due due) {
    jdbc.update(
        "note that what waited was looked at",
        "delete from set_aside where lower(changes) = any(?)",
        numbers(due.firsts()));
  }

  /** How many changes wait. */
  long count() {
    return jdbc.first(
            "count what waits",
            "select coalesce(sum(upper(changes) - lower(changes)), 0) from set_aside",
            row -> row.getLong(1))
        .orElseThrow();
  }
}
