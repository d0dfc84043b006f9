package dev.arbiter.service.segments;

import dev.arbiter.domain.release.Onset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Is told of conditions of triggers that became true. */
public interface Onsets {

  /** Notes them in the transaction that notes that they are true; each is told once. */
  void add(Connection connection, List<Onset> onsets, Instant now) throws SQLException;
}
