package dev.arbiter.service.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of the events of one request, as the caller is told. For one thread. */
public final class EventReport {
  private static final int MAX_VIOLATIONS = 100;

  private final List<Refusal> violations = new ArrayList<>();
  private Tally tally = Tally.NONE;

  /**
   * A violation of one record.
   *
   * @param index the place of the record in the request, from 0
   * @param event its id, or one derived from its content
   */
  public record Refusal(long index, String event, String code, String path, String message) {}

  /** Adds what became of more records. */
  public void add(Receipt receipt) {
    tally = tally.plus(receipt.tally());
    for (var refused : receipt.refused()) {
      for (var violation : refused.violations()) {
        if (violations.size() < MAX_VIOLATIONS) {
          violations.add(
              new Refusal(
                  refused.index(),
                  refused.id(),
                  violation.code().wire(),
                  violation.path(),
                  violation.message()));
        }
      }
    }
  }

  @JsonProperty
  public long read() {
    return tally.read();
  }

  @JsonProperty
  public long accepted() {
    return tally.accepted();
  }

  @JsonProperty
  public long duplicates() {
    return tally.duplicates();
  }

  @JsonProperty
  public long quarantined() {
    return tally.quarantined();
  }

  /** The first hundred; the quarantine has them all. */
  @JsonProperty
  public List<Refusal> violations() {
    return Collections.unmodifiableList(violations);
  }
}
