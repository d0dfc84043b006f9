package dev.arbiter.service.database;

import dev.arbiter.service.database.embedded.EmbeddedPostgres;
import java.util.Optional;

/**
 * How to reach one database.
 *
 * @param name what to call it in a sentence
 */
record PostgresAddress(String name, String url, Optional<String> user, Optional<String> password) {

  static Optional<PostgresAddress> external(DatabaseSettings settings) {
    return settings
        .url()
        .map(
            url ->
                new PostgresAddress(
                    "the database of arbiter.db.url (%s)".formatted(withoutSecrets(url)),
                    url,
                    settings.user(),
                    settings.password()));
  }

  static PostgresAddress of(EmbeddedPostgres embedded) {
    return new PostgresAddress(
        "the embedded PostgreSQL",
        embedded.url(),
        Optional.of(embedded.user()),
        Optional.of(embedded.password()));
  }

  /** A JDBC address without its parameters and its user, which may carry a password. */
  static String withoutSecrets(String url) {
    int parameters = url.indexOf('?');
    return (parameters < 0 ? url : url.substring(0, parameters)).replaceAll("//[^/@]*@", "//");
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return name;
  }
}
