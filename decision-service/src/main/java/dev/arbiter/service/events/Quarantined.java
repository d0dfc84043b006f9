package dev.arbiter.service.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refused record.
 *
 * @param seq grows with time
 * @param id the event's id, or one derived from the content
 * @param origin the import it came with
 * @param line its place in the import, from 1
 * @param codes the codes of its violations
 * @param violations as JSON, without personal data
 * @param state open, replayed or dismissed
 * @param changedBy who replayed or dismissed it
 * @param events the ids of the events that came of it
 */
public record Quarantined(
    long seq,
    String id,
    Optional<String> origin,
    Optional<Long> line,
    List<String> codes,
    @JsonRawValue @Schema(ref = "ViolationList") String violations,
    Instant receivedAt,
    String state,
    Optional<Instant> changedAt,
    Optional<String> changedBy,
    List<String> events) {
  /** It waits. */
  public static final String OPEN = "open";

  /** It was taken in, corrected or as it was. */
  public static final String REPLAYED = "replayed";

  /** Somebody said that it is not to be taken in. */
  public static final String DISMISSED = "dismissed";

  public Quarantined {
    codes = List.copyOf(codes);
    events = List.copyOf(events);
  }

  /**
   * Which records are meant.
   *
   * @param origin of this import or source
   * @param code with a violation of this code
   * @param state in this state
   * @param event from which the event of this id came
   */
  public record Filter(
      Optional<String> origin,
      Optional<String> code,
      Optional<String> state,
      Optional<String> event) {
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Filter of(Optional<String> origin) {
      return new Filter(origin, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
