package dev.arbiter.service.decisions;

import dev.arbiter.service.database.Jdbc;
import java.time.Instant;
import java.util.List;

/** Finds what was decided for a profile since an instant. Thread-safe. */
public final class DecisionsSince {
  private final Jdbc jdbc;

  public DecisionsSince(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The ids of the decisions under this very id of a profile, the oldest first. */
  public List<String> of(String profile, Instant since, int limit) {
    return jdbc.query(
        "list the decisions of a profile",
        "select id from decisions where profile = ? and decided_at >= ? order by seq limit ?",
        row -> row.getString(1),
        profile,
        since,
        limit);
  }
}
