package dev.arbiter.domain.trait;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The traits of a profile at an instant. */
public final class Traits {
  private static final Set<String> INSTANTS = Set.of("lastPurchaseAt", "lastSeenAt");

  private Traits() {}

  /** The names of the traits that Arbiter derives in any project. */
  public static Set<String> derivedNames() {
    return Shopping.NAMES;
  }

  /** Those of them that are instants. */
  public static Set<String> instantNames() {
    return INSTANTS;
  }

  /** How the trait of this name follows where nothing else is declared: derived, else stated. */
  public static Derivation usual(String name) {
    return Shopping.NAMES.contains(name) ? Shopping.of(name) : new Stated(name);
  }

  /** The traits of these names at the instant, as they usually follow. */
  public static Facts of(Profile profile, Instant now, Collection<String> names) {
    var derivations = new HashMap<String, Derivation>();
    names.forEach(name -> derivations.put(name, usual(name)));
    return of(profile, now, derivations);
  }

  /** The traits at the instant, by name; those that cannot be told are absent. */
  public static Facts of(Profile profile, Instant now, Map<String, Derivation> derivations) {
    var past = profile.until(now);
    var traits = new HashMap<String, @Nullable Object>();
    derivations.forEach((name, one) -> traits.put(name, one.value(past, now)));
    return Facts.derived(traits);
  }

  /**
   * The first instant after {@code now} at which one of the traits may be another though no further
   * event comes; empty if all stay.
   */
  public static Optional<Instant> change(
      Profile profile, Instant now, Collection<Derivation> derivations) {
    var past = profile.until(now);
    return Stream.concat(
            profile.timeline().next(now).stream(),
            derivations.stream().flatMap(one -> one.changes(past, now).stream()))
        .min(Instant::compareTo);
  }
}
