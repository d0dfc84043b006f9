package dev.arbiter.domain.identity;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event's word that two identifiers are of one subject. The first of several claims of the same
 * counts, by when it happened and not by when it came.
 *
 * @param occurredAt when the event happened
 * @param event the id of the event
 * @param place which of the claims of that event it is, from 0
 */
public record Claim(Instant occurredAt, String event, int place) implements Comparable<Claim> {
  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::occurredAt)
          .thenComparing(Claim::event)
          .thenComparingInt(Claim::place);

  @Override
  public int compareTo(Claim other) {
    return ORDER.compare(this, other);
  }
}
