package dev.arbiter.service.imports.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the comparison of a file with the store found.
 *
 * @param source whose file it is
 * @param lines how many records the file has
 * @param rejected how many of them the mapping refuses
 * @param events how many different events were compared: all of the file, or those drawn
 * @param same how many of them are stored as the file says
 * @param missing how many are not stored
 * @param different how many are stored otherwise
 * @param erased how many are of subjects that were forgotten
 * @param extra how many stored events of the source the file lacks; absent if events were drawn
 * @param seed by which events were drawn, if they were
 * @param differences the first of those that are missing, different or extra
 * @param unlisted how many more there are
 */
public record Reconciliation(
    String mapping,
    String source,
    Instant startedAt,
    long lines,
    long rejected,
    long events,
    long same,
    long missing,
    long different,
    long erased,
    Optional<Long> extra,
    Optional<Long> seed,
    List<Difference> differences,
    long unlisted) {
  public Reconciliation {
    differences = List.copyOf(differences);
  }

  /** How an event of the file and the stored one differ. */
  public enum Kind {
    /** The file has it, the store has not. */
    MISSING,
    /** Both have it, and not alike. */
    DIFFERENT,
    /** The store has it, the file has not. */
    EXTRA
  }

  /**
   * One event that the two do not have alike.
   *
   * @param event its id
   * @param line of the file
   * @param fields in which the two differ, without their values
   */
  public record Difference(Kind kind, String event, Optional<Long> line, List<String> fields) {
    public Difference {
      fields = List.copyOf(fields);
    }
  }
}
