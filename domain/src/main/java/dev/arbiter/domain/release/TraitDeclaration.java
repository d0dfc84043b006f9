package dev.arbiter.domain.release;

import java.util.Set;

/**
 * A trait that a project may read.
 *
 * @param name its name
 * @param type the type of its values
 * @param classification how much care it needs
 * @param purposes the purposes for which it may be read
 */
public record TraitDeclaration(
    String name, Type type, Classification classification, Set<String> purposes) {
  public TraitDeclaration {
    purposes = Set.copyOf(purposes);
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
