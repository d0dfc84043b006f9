package dev.arbiter.domain.match;

import static dev.arbiter.domain.match.Level.ALIKE;
import static dev.arbiter.domain.match.Level.CLOSE;
import static dev.arbiter.domain.match.Level.DIFFERENT;
import static dev.arbiter.domain.match.Level.EXACT;
import static dev.arbiter.domain.match.Level.MISSING;
import static dev.arbiter.domain.match.Level.REORDERED;
import static dev.arbiter.domain.match.Level.SOUND;
import static dev.arbiter.domain.match.Level.SWAPPED;
import static dev.arbiter.domain.match.Level.TYPO;
import static dev.arbiter.domain.match.Level.YEAR;

import java.util.List;

/** What a field of a record about a person holds, and so how two of its values are compared. */
public enum Kind {
  GIVEN_NAME(Shared.BY_NOBODY, List.of(EXACT, TYPO, CLOSE, SOUND, ALIKE, SWAPPED, DIFFERENT)),
  SURNAME(Shared.BY_HOUSEHOLD, List.of(EXACT, TYPO, CLOSE, SOUND, ALIKE, SWAPPED, DIFFERENT)),
  STREET_NUMBER(Shared.BY_HOUSEHOLD, List.of(EXACT, TYPO, DIFFERENT)),
  /** A line of an address. */
  ADDRESS(Shared.BY_HOUSEHOLD, List.of(EXACT, TYPO, CLOSE, ALIKE, SWAPPED, DIFFERENT)),
  /** A suburb, town or city. */
  LOCALITY(Shared.BY_NEIGHBOURS, List.of(EXACT, TYPO, CLOSE, ALIKE, DIFFERENT)),
  POSTCODE(Shared.BY_NEIGHBOURS, List.of(EXACT, TYPO, DIFFERENT)),
  /** A state, county or other part of a country. */
  REGION(Shared.BY_NEIGHBOURS, List.of(EXACT, TYPO, DIFFERENT)),
  /** As ISO 8601 writes it, with or without dashes; what is not so is compared as a number. */
  DATE_OF_BIRTH(Shared.BY_NOBODY, List.of(EXACT, REORDERED, TYPO, YEAR, DIFFERENT)),
  /** A number that a state gave; never taken for unique or free of errors. */
  NATIONAL_ID(Shared.BY_NOBODY, List.of(EXACT, TYPO, DIFFERENT)),
  EMAIL(Shared.BY_NOBODY, List.of(EXACT, TYPO, DIFFERENT)),
  /** With the code of the country, as E.164 writes it, wherever some have one. */
  PHONE(Shared.BY_HOUSEHOLD, List.of(EXACT, TYPO, DIFFERENT));

  /** Who has the same value though they are other people, and not by chance. */
  public enum Shared {
    BY_NEIGHBOURS,
    /** And not by their neighbours. */
    BY_HOUSEHOLD,
    BY_NOBODY
  }

  private final Shared shared;
  private final List<Level> levels;

  Kind(Shared shared, List<Level> levels) {
    this.shared = shared;
    this.levels = levels;
  }

  /** Who has the same value though they are other people. */
  public Shared shared() {
    return shared;
  }

  /** The levels that two values can have, the closest first; without {@link Level#MISSING}. */
  public List<Level> levels() {
    return levels;
  }

  /** How many ranks there are. */
  int ranks() {
    return levels.size() + 1;
  }

  /** The place of a level, from the closest to missing. */
  int rank(Level level) {
    return level == MISSING ? levels.size() : levels.indexOf(level);
  }

  Level level(int rank) {
    return rank == levels.size() ? MISSING : levels.get(rank);
  }

  /** Whether a clerk exchanges such a field with one of the other kind. */
  boolean isSwappedWith(Kind other) {
    return switch (this) {
      case GIVEN_NAME -> other == SURNAME;
      case SURNAME -> other == GIVEN_NAME;
      case ADDRESS -> other == ADDRESS;
      default -> false;
    };
  }

  /** The closest level that holds. */
  Level compare(Value a, Value b) {
    if (a.isMissing() || b.isMissing()) {
      return MISSING;
    }
    for (var level : levels) {
      if (level.holds(a, b)) {
        return level;
      }
    }
    return DIFFERENT;
  }
}
