package dev.arbiter.service.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Records that are accepted or refused in one transaction.
 *
 * @param submissions in the order handed in
 * @param origin the import that they belong to
 * @param bookkeeping what else is to be committed with them
 */
public record Lot(List<Submission> submissions, Optional<String> origin, Bookkeeping bookkeeping) {

  /** Writes the fate of a lot in the transaction that decides it. */
  public interface Bookkeeping {
    Bookkeeping NONE = (connection, tally, first) -> {};

    /**
     * @param first the number of the first event that was accepted; the others have those after it
     */
    void write(Connection connection, Tally tally, long first) throws SQLException;
  }

  public Lot {
    submissions = List.copyOf(submissions);
  }

  public static Lot of(List<Submission> submissions) {
    return new Lot(submissions, Optional.empty(), Bookkeeping.NONE);
  }
}
