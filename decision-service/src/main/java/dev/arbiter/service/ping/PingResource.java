package dev.arbiter.service.ping;

import dev.arbiter.service.database.Database;
import dev.arbiter.service.database.DatabaseSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Answers with the version of the database. */
@Path("ping")
@ApplicationScoped
public class PingResource {

  private @Nullable Database database;

  @PostConstruct
  void open() {
    String data = System.getProperty("arbiter.data", "data");
    database =
        Database.open(
            DatabaseSettings.embedded(java.nio.file.Path.of(data).resolve("postgres"), 8));
  }

  /** Starts with the server, not with the first request. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

  @GET
  public String ping() throws SQLException {
    if (database == null) {
      throw new IllegalStateException("not open");
    }
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select current_setting('fsync') || ' ' || current_setting('full_page_writes') || ' ' || current_setting('synchronous_commit') || ' ' || version()")) {
      rows.next();
      return rows.getString(1) + "\n";
    }
  }

  @PreDestroy
  void close() {
    if (database != null) {
      database.close();
    }
  }
}
