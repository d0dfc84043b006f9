package dev.arbiter.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody changes in the control plane.
 *
 * @param actor the name of the caller, or {@code server}
 * @param action what is done, for instance {@code api-key.revoked}
 * @param target to what, for instance the id of the key
 * @param detail particulars; neither secrets nor personal data
 */
public record Change(String actor, String action, String target, SortedMap<String, String> detail) {
  public Change {
    detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
  }

  public static Change of(String actor, String action, String target) {
    return new Change(actor, action, target, new TreeMap<>());
  }

  /** This change with one more particular. */
  public Change with(String name, String value) {
    var more = new TreeMap<>(detail);
    more.put(name, value);
    return new Change(actor, action, target, more);
  }

  /**
   * Writes the entry of this change into the admin log, in the transaction that makes the change by
   * plain SQL.
   */
  public void log(Connection connection, Instant at) throws SQLException {
    Jdbc.update(
        connection,
        "insert into admin_log (at, actor, action, target, detail)"
            + " values (?, ?, ?, ?, jsonb_object(?, ?))",
        at,
        actor,
        action,
        target,
        Jdbc.Column.of("text", List.copyOf(detail.keySet())),
        Jdbc.Column.of("text", List.copyOf(detail.values())));
  }
}
