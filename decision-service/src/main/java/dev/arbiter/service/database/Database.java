package dev.arbiter.service.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.arbiter.service.database.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The open database: a pool of connections to a PostgreSQL whose schema is up to date.
 *
 * <p>Safe for all threads. Whoever opens it closes it; closing ends the connections and stops the
 * embedded PostgreSQL, if that is what it stands on.
 */
public final class Database implements AutoCloseable {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Connections that PostgreSQL accepts beyond those of the pool: for backups and a look inside.
   */
  private static final int SPARE_CONNECTIONS = 10;

  private final HikariDataSource pool;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(HikariDataSource pool, @Nullable EmbeddedPostgres embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /**
   * Starts the embedded PostgreSQL or connects to the external one, and applies the migrations.
   *
   * @throws StartupProblem with nothing left running
   */
  public static Database open(DatabaseSettings settings) {
    Optional<PostgresAddress> external = PostgresAddress.external(settings);
    if (external.isPresent()) {
      return new Database(migratedPool(external.get(), settings.poolSize()), null);
    }
    EmbeddedPostgres embedded =
        EmbeddedPostgres.start(settings.dataFolder(), settings.poolSize() + SPARE_CONNECTIONS);
    try {
      return new Database(
          migratedPool(PostgresAddress.of(embedded), settings.poolSize()), embedded);
    } catch (RuntimeException | Error failure) {
      embedded.close();
      throw failure;
    }
  }

  /** The pool. Connections come in auto-commit mode. */
  public DataSource dataSource() {
    return pool;
  }

  /** Whether the database answers within a second. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException failure) {
      return false;
    }
  }

  /** Whether PostgreSQL runs as a part of this server. */
  public boolean isEmbedded() {
    return embedded != null;
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static HikariDataSource migratedPool(PostgresAddress address, int poolSize) {
    HikariDataSource pool = connect(address, poolSize);
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return pool;
    } catch (FlywayException failure) {
      pool.close();
      throw new StartupProblem(
          "The tables of %s cannot be brought to this version of Arbiter: %s"
              .formatted(address.name(), firstLine(failure)),
          failure);
    }
  }

  private static HikariDataSource connect(PostgresAddress address, int poolSize) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("arbiter");
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(address.url());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(poolSize);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.addDataSourceProperty("ApplicationName", "arbiter");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // Details quote values, which may be personal.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException | IllegalArgumentException failure) {
      throw new StartupProblem(
          "Cannot reach %s: %s".formatted(address.name(), firstLine(failure)), failure);
    }
  }

  private static String firstLine(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown cause");
  }
}
