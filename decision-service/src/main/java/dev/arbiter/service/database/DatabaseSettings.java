package dev.arbiter.service.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is and how many connections the server holds open.
 *
 * @param url JDBC address of a PostgreSQL server ({@code arbiter.db.url}); when absent, PostgreSQL
 *     is started inside {@code dataFolder}
 * @param user {@code arbiter.db.user}, read only together with {@code url}
 * @param password {@code arbiter.db.password}, read only together with {@code url}
 * @param dataFolder everything that the embedded PostgreSQL keeps; unused with {@code url}
 * @param poolSize connections at most
 */
public record DatabaseSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Path dataFolder,
    int poolSize) {

  public DatabaseSettings {
    if (poolSize < 1) {
      throw new StartupProblem("arbiter.db.pool must be at least 1, but is " + poolSize + ".");
    }
    dataFolder = dataFolder.toAbsolutePath().normalize();
  }

  /** The embedded PostgreSQL in {@code dataFolder}. */
  public static DatabaseSettings embedded(Path dataFolder, int poolSize) {
    return new DatabaseSettings(
        Optional.empty(), Optional.empty(), Optional.empty(), dataFolder, poolSize);
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, dataFolder=%s, poolSize=%d]"
        .formatted(url.map(PostgresAddress::withoutSecrets), dataFolder, poolSize);
  }
}
