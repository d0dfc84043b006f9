package dev.arbiter.service.decisions;

import dev.arbiter.service.database.Jdbc;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds what was decided for a subject since an instant. Thread-safe. */
public final class DecisionsSince {
  private final Jdbc jdbc;

  public DecisionsSince(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The ids of the decisions under these ids of profiles, the oldest first. */
  public List<String> of(Collection<String> profiles, Instant since, int limit) {
    return jdbc.query(
        "list the decisions of a subject",
        "select id from decisions where profile = any(?) and decided_at >= ? order by seq limit ?",
        row -> row.getString(1),
        Jdbc.Column.of("text", List.copyOf(profiles)),
        since,
        limit);
  }
}
