package dev.arbiter.service.database;

import dev.arbiter.domain.ArbiterException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when the database cannot be read or written; nothing of the attempt was kept. */
public final class StoreException extends ArbiterException {
  /**
   * Classes of SQL states that say nothing of what was asked: connection, resources, operator,
   * system (PostgreSQL, appendix A).
   */
  private static final List<String> OUTAGES = List.of("08", "53", "57", "58");

  public StoreException(String attempted, Throwable cause) {
    super("the database could not " + attempted, cause);
  }

  /** Whether the database itself was not there, so that the same attempt may succeed later. */
  public boolean isOutage() {
    for (var cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLException failed && isOutage(failed.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(@Nullable String state) {
    return state != null && OUTAGES.stream().anyMatch(state::startsWith);
  }
}
