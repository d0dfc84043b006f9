package dev.arbiter.domain.release;

import java.util.Locale;

/** How much a change of a rule project can do, and so whose eyes it needs. */
public enum Tier {
  /** Declarations, tables and conditions in FEEL: no code. */
  BUSINESS,
  /** Rules whose consequences are Java. */
  DEVELOPER;

  /** The name in JSON and SQL. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tier of this name. */
  public static Tier of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
