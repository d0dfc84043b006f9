package dev.arbiter.domain.action;

import java.util.Set;

/**
 * A place in a channel that asks for actions.
 *
 * @param id its name in requests
 * @param channels the channels that have it
 * @param limit the most actions it takes, and the number given when a request names none
 */
public record Slot(String id, Set<String> channels, int limit) {
  public Slot {
    channels = Set.copyOf(channels);
    if (limit < 1) {
      throw new IllegalArgumentException("the limit of slot " + id + " must be at least 1");
    }
  }
}
