package dev.arbiter.service.triggers.outlet;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where decisions go that nobody asked for.
 *
 * @param target an address or a topic
 * @param attempts how often it is tried, from 1
 * @param previousUntil until when messages are signed by the secret before, too
 */
public record Outlet(
    String name,
    Kind kind,
    String target,
    int attempts,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    Optional<Instant> previousUntil) {

  /** How an outlet is told. */
  public enum Kind {
    /** By a signed POST. */
    WEBHOOK,
    /** By a record of a topic. */
    KAFKA,
    /** By server-sent events, to whoever listens. */
    STREAM;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.wire().equals(word)).findFirst();
    }
  }
}
