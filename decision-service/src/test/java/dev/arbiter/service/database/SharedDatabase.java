package dev.arbiter.service.database;

/** The database of tests that run on the default one only. */
public final class SharedDatabase {
  private SharedDatabase() {}

  /** The database, without any rows. Tests that use it must not run at the same time. */
  public static Database empty() {
    return TestDatabase.EMBEDDED.empty();
  }
}
