package dev.arbiter.service.imports;

import dev.arbiter.service.events.Tally;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/**
 * How far an import is.
 *
 * @param id sorts by time
 * @param name what the file is called
 * @param mapping by which its lines are read
 * @param shift by how much its local times are moved
 * @param problem why it failed, for everybody
 * @param bytesRead of {@code bytesTotal}, as the file was sent
 * @param lines the number of the last line whose fate is decided
 * @param tally what became of its records; a line may have several
 */
record ImportProgress(
    String id,
    String name,
    String mapping,
    Period shift,
    State state,
    Optional<String> problem,
    long bytesRead,
    long bytesTotal,
    long lines,
    Tally tally,
    Instant startedAt,
    Optional<Instant> endedAt) {

  /** The states of an import. */
  enum State {
    /** It goes on, or will go on when the server starts again. */
    RUNNING,
    /** It goes on when the server that has its file is back. */
    INTERRUPTED,
    DONE,
    FAILED
  }

  ImportProgress at(long newBytesRead, long newLines, Tally more) {
    return new ImportProgress(
        id,
        name,
        mapping,
        shift,
        state,
        problem,
        newBytesRead,
        bytesTotal,
        newLines,
        tally.plus(more),
        startedAt,
        endedAt);
  }
}
