package dev.arbiter.service.tiers;

import dev.arbiter.domain.tier.Tiering;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A run over all subjects.
 *
 * @param id part of the ids of its events
 * @param terms what decided about ranks, as a digest
 * @param rhythm an instant at which a run was planned
 * @param at as of which it ranks
 * @param ranked how many subjects have a rank
 * @param moved how many change their tier
 * @param counts how many are in each tier
 * @param borders the least value of each tier by rank; NaN of one without ranks
 */
record Run(
    long seq,
    String id,
    String project,
    String tier,
    String terms,
    Instant rhythm,
    Instant at,
    Cause cause,
    State state,
    long ranked,
    long moved,
    List<Long> counts,
    List<Double> borders,
    Optional<Instant> endedAt) {

  /** Why it began. */
  enum Cause {
    /** It was time. */
    SCHEDULE,
    /** The tiers were declared, or declared otherwise. */
    DECLARATION,
    /** Somebody asked for it. */
    REQUEST
  }

  /** How far it is. */
  enum State {
    RANKING,
    TELLING,
    DONE,
    /** Its tiers are not in force any more. */
    DROPPED,
    /** There are too many subjects. */
    REFUSED
  }

  static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A digest that changes when ranks may. */
  static String terms(Tiering tiering) {
    return UUID.nameUUIDFromBytes(tiering.terms().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether it ranks by what is declared. */
  boolean suits(Tiering tiering) {
    return terms.equals(terms(tiering));
  }

  /** Whether it is of these tiers, however they are declared. */
  boolean isOf(Tiering tiering) {
    return project.equals(tiering.project()) && tier.equals(tiering.name());
  }

  /** When the next one is due. */
  Instant next(Tiering tiering) {
    return suits(tiering) ? tiering.next(rhythm, at, ranked > 0) : at;
  }
}
