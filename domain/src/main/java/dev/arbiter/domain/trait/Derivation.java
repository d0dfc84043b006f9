package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a trait follows from a profile. Implementations are pure functions, thread-safe, and equal if
 * they derive the same.
 */
public interface Derivation {

  /**
   * The value at the instant: a number, text, truth value, instant or list; null if it cannot be
   * told.
   *
   * @param past the profile without what lies after the instant
   */
  @Nullable Object value(Profile past, Instant now);

  /**
   * The first instant after {@code now} at which the value may be another though nothing happens;
   * empty if it stays.
   *
   * @param past the profile without what lies after the instant
   */
  Optional<Instant> changes(Profile past, Instant now);

  /** What it makes its value of, where that is derived itself. */
  default List<Derivation> sources() {
    return List.of();
  }
}
