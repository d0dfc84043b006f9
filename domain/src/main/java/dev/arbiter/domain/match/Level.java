package dev.arbiter.domain.match;

import dev.arbiter.domain.match.text.JaroWinkler;
import dev.arbiter.domain.match.text.Typo;

/** How far the values of one field agree in two records, from the closest to none. */
public enum Level {
  /** Equal in their normal form. */
  EXACT(0.84),
  /** One slip of a typist apart. */
  TYPO(0.05),
  /** The same date with day and month exchanged. */
  REORDERED(0.02),
  /** Spelled much alike: Jaro–Winkler of at least 0.92. */
  CLOSE(0.03),
  /** The same phonetic code. */
  SOUND(0.02),
  /** Spelled somewhat alike: Jaro–Winkler of at least 0.8. */
  ALIKE(0.02),
  /** Another day of the same year. */
  YEAR(0.02),
  /** What the one record has here, the other has in the partner field. */
  SWAPPED(0.02),
  /** None of these. */
  DIFFERENT(0.05),
  /** At least one record has no value: that says nothing. */
  MISSING(0);

  private static final double CLOSE_FROM = 0.92;
  private static final double ALIKE_FROM = 0.8;

  private final double usual;

  Level(double usual) {
    this.usual = usual;
  }

  /** Whether the values are as good as the same. */
  boolean agrees() {
    return this == EXACT || this == TYPO || this == CLOSE;
  }

  /** In which proportion records of one person have this level, where nothing is known. */
  double usual() {
    return usual;
  }

  /** Whether two values, neither missing, are at least as close as this level says. */
  boolean holds(Value a, Value b) {
    return switch (this) {
      case EXACT -> a.text().equals(b.text());
      case TYPO -> Typo.atMostOne(a.text(), b.text());
      case REORDERED -> a.isDate() && b.isDate() && a.reordered().equals(b.text());
      case CLOSE -> JaroWinkler.similarity(a.text(), b.text()) >= CLOSE_FROM;
      case SOUND -> a.sound().equals(b.sound());
      case ALIKE -> JaroWinkler.similarity(a.text(), b.text()) >= ALIKE_FROM;
      case YEAR -> a.isDate() && b.isDate() && a.year().equals(b.year());
      case DIFFERENT -> true;
      case SWAPPED, MISSING -> false;
    };
  }
}
