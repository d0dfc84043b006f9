package dev.arbiter.domain.profile;

import java.time.Instant;

/**
 * A trait as a source stated it.
 *
 * @param value a value of {@link dev.arbiter.domain.fact.Facts}
 * @param at when it was stated
 * @param event the id of the event that carried it
 */
public record Statement(Object value, Instant at, String event) {

  boolean supersedes(Statement other) {
    var order = at.compareTo(other.at);
    return order != 0 ? order > 0 : event.compareTo(other.event) > 0;
  }
}
