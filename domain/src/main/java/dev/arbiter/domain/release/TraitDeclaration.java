package dev.arbiter.domain.release;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Kept;
import dev.arbiter.domain.trait.Stated;
import dev.arbiter.domain.trait.Traits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A trait that a project may read.
 *
 * @param name its name
 * @param type the type of its values
 * @param classification how much care it needs
 * @param purposes the purposes for which it may be read
 * @param derivation how it follows from a profile
 */
public record TraitDeclaration(
    String name,
    Type type,
    Classification classification,
    Set<String> purposes,
    Derivation derivation) {
  public TraitDeclaration {
    purposes = Set.copyOf(purposes);
  }

  /** A trait that is what Arbiter derives under its name, else what sources state. */
  public TraitDeclaration(
      String name, Type type, Classification classification, Set<String> purposes) {
    this(name, type, classification, purposes, Traits.usual(name));
  }

  /** Whether it is made of what happened rather than stated by a source. */
  public boolean isDerived() {
    return !(derivation instanceof Stated)
        && !(derivation instanceof Kept kept && kept.of() instanceof Stated);
  }

  /** What its values must be when they are stated; empty if they may be anything. */
  public Optional<Field> bounds() {
    var of = derivation instanceof Kept kept ? kept.of() : derivation;
    return of instanceof Stated stated ? stated.bounds() : Optional.empty();
  }

  /** How those of the traits follow that may be read for the purpose, by name. */
  public static Map<String, Derivation> readable(
      Map<String, TraitDeclaration> traits, String purpose) {
    return traits.values().stream()
        .filter(trait -> trait.purposes().contains(purpose))
        .collect(toUnmodifiableMap(TraitDeclaration::name, TraitDeclaration::derivation));
  }

  /** The types of traits. */
  public enum Type {
    NUMBER,
    TEXT,
    BOOLEAN,
    INSTANT,
    LIST
  }

  /** How much care a trait needs. */
  public enum Classification {
    /** Says nothing about a person. */
    PUBLIC,
    /** About a person. */
    PERSONAL,
    /** Of a special category, such as health. */
    SENSITIVE
  }
}
