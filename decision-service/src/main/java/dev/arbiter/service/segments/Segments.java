package dev.arbiter.service.segments;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.database.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the standings of all subjects come to. Thread-safe. */
public final class Segments {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int PROJECTS = 100;

  private final Jdbc jdbc;
  private final Serving serving;
  private final Sweeps sweeps;
  private final InstantSource clock;
  private final LoadingCache<String, List<Group>> groups = cache(this::readGroups);
  private final LoadingCache<String, Map<String, Traffic>> traffic = cache(this::readTraffic);

  public Segments(Jdbc jdbc, Serving serving, InstantSource clock) {
    this.jdbc = jdbc;
    this.serving = serving;
    this.sweeps = new Sweeps(jdbc);
    this.clock = clock;
  }

  private static <V> LoadingCache<String, V> cache(CacheLoader<String, V> loader) {
    return Caffeine.newBuilder().maximumSize(PROJECTS).expireAfterWrite(KEPT).build(loader);
  }

  /** How many subjects belong to exactly these segments. */
  record Group(Set<String> segments, long subjects) {}

  /**
   * What happened to a segment within a month.
   *
   * @param lastEntered when somebody entered it last, within that month
   */
  record Traffic(long entered, long left, Optional<Instant> lastEntered) {
    static final Traffic NONE = new Traffic(0, 0, Optional.empty());
  }

  /** A move as it is kept. */
  record Kept(
      long seq,
      String profile,
      String segment,
      boolean entered,
      Instant at,
      String cause,
      long release) {}

  /** Which moves are asked for. */
  record Filter(String project, Optional<String> segment, Optional<String> profile) {}

  /** The segments of the live release of a project, each after the one it lies within. */
  List<Segment> of(String project) {
    return serving.use(project, "", release -> release.segments());
  }

  /** All subjects, by the segments to which they belong; may be half a minute old. */
  List<Group> groups(String project) {
    return groups.get(project);
  }

  private List<Group> readGroups(String project) {
    return jdbc.query(
        "read the sizes of segments",
        "select segments, count(*) from standings where project = ? group by segments",
        row -> new Group(Set.of((String[]) row.getArray(1).getArray()), row.getLong(2)),
        project);
  }

  /** What happened within a month, by segment; may be half a minute old. */
  Map<String, Traffic> traffic(String project) {
    return traffic.get(project);
  }

  private Map<String, Traffic> readTraffic(String project) {
    var traffic = new HashMap<String, Traffic>();
    jdbc.query(
        "read moves of segments",
        """
        select segment, count(*) filter (where entered), count(*) filter (where not entered),
          max(at) filter (where entered) as last
        from segment_moves where project = ? and at > ? and cause <> 'release' group by segment
        """,
        row ->
            traffic.put(
                row.getString(1),
                new Traffic(row.getLong(2), row.getLong(3), Jdbc.optionalInstant(row, "last"))),
        project,
        clock.instant().minus(MONTH));
    return traffic;
  }

  /** The latest moves, newest first. */
  List<Kept> moves(Filter filter, long before, int limit) {
    var sql = new StringBuilder("select * from segment_moves where seq < ? and project = ?");
    var parameters = new ArrayList<Object>(List.of(before, filter.project()));
    filter
        .segment()
        .ifPresent(
            segment -> {
              sql.append(" and segment = ?");
              parameters.add(segment);
            });
    filter
        .profile()
        .ifPresent(
            profile -> {
              sql.append(" and profile = ?");
              parameters.add(profile);
            });
    parameters.add(limit);
    return jdbc.query(
        "list moves",
        sql.append(" order by seq desc limit ?").toString(),
        Segments::kept,
        parameters.toArray());
  }

  /** Since when a subject belongs to each of its segments. */
  Map<String, Instant> since(String project, String profile) {
    var since = new HashMap<String, Instant>();
    jdbc.query(
        "read since when a subject belongs to segments",
        "select distinct on (segment) segment, entered, at from segment_moves"
            + " where project = ? and profile = ? order by segment, seq desc",
        row -> {
          var segment = row.getString("segment");
          if (row.getBoolean("entered")) {
            since.put(segment, Jdbc.instant(row, "at"));
          }
          return segment;
        },
        project,
        profile);
    return since;
  }

  /** How far the look at all subjects is that what is in force began. */
  Optional<Sweeps.Progress> progress(String project) {
    return sweeps.progress(project);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong("seq"),
        row.getString("profile"),
        row.getString("segment"),
        row.getBoolean("entered"),
        Jdbc.instant(row, "at"),
        row.getString("cause"),
        row.getLong("release"));
  }
}
