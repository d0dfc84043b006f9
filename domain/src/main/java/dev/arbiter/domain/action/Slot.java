package dev.arbiter.domain.action;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a channel that asks for actions.
 *
 * @param id its name in requests
 * @param channels the channels that have it
 * @param limit the most actions it takes, and the number given when a request names none
 * @param staleAfter how long a node may answer it without being sure that it serves what is in
 *     force; as long as it takes without this
 */
public record Slot(String id, Set<String> channels, int limit, Optional<Duration> staleAfter) {
  /** A node makes sure every five seconds, and what comes into force takes some to compile. */
  public static final Duration LEAST_STALE = Duration.ofSeconds(30);

  public static final Duration MOST_STALE = Duration.ofDays(1);

  public Slot {
    channels = Set.copyOf(channels);
    if (limit < 1) {
      throw new IllegalArgumentException("the limit of slot " + id + " must be at least 1");
    }
  }

  /** A slot for which the last good release is good enough. */
  public Slot(String id, Set<String> channels, int limit) {
    this(id, channels, limit, Optional.empty());
  }
}
