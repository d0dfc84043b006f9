package dev.arbiter.domain.action;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.arbiter.domain.rule.Condition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What could be done or shown.
 *
 * @param id its name
 * @param slots the slots that may show it
 * @param purposes the purposes it serves
 * @param period when it may be chosen
 * @param eligibility for whom it may be chosen
 * @param selection whether it stands by itself or only if a rule keeps it
 * @param contactPolicy how often it may be chosen
 * @param propensity how likely it is accepted
 * @param value the worth of an acceptance, in the currency of the project
 * @param weight the business lever, 1 by default
 * @param treatments its form by channel: named templates
 */
public record Action(
    String id,
    Set<String> slots,
    Set<String> purposes,
    Period period,
    Condition eligibility,
    Selection selection,
    Optional<ContactPolicy> contactPolicy,
    Propensity propensity,
    double value,
    double weight,
    Map<String, Map<String, Template>> treatments) {

  public Action {
    slots = Set.copyOf(slots);
    purposes = Set.copyOf(purposes);
    treatments =
        treatments.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, form -> Map.copyOf(form.getValue())));
    if (!(value >= 0) || !(weight >= 0) || Double.isInfinite(value * weight)) {
      throw new IllegalArgumentException(
          "value and weight of action " + id + " must be finite and not negative");
    }
  }

  /** Whether an action needs a rule to be chosen. */
  public enum Selection {
    /** It is chosen unless something excludes it. */
    OPEN,
    /** It is chosen only if a rule keeps it. */
    BY_RULE
  }

  /** From {@code start} (inclusive) to {@code end} (exclusive); open where empty. */
  public record Period(Optional<Instant> start, Optional<Instant> end) {
    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    public boolean contains(Instant instant) {
      return start.map(from -> !instant.isBefore(from)).orElse(true)
          && end.map(instant::isBefore).orElse(true);
    }
  }
}
