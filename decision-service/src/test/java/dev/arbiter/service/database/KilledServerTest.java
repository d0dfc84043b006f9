package dev.arbiter.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it commits, and its successor on the same folder. */
class KilledServerTest {

  private static final String COMMITTED = "committed ";
  private static final int ROUNDS = 5;
  private static final int COMMITS_BEFORE_THE_KILL = 300;

  @TempDir Path folder;

  @Test
  void noAcknowledgedCommitIsLost() throws Exception {
    long acknowledged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged = commitUntilKilled(acknowledged);

      try (Database database = Database.open(DatabaseSettings.embedded(folder, 2))) {
        assertThat(committed(database)).isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  /** Returns the last number that the killed process said was committed. */
  private long commitUntilKilled(long after) throws IOException, InterruptedException {
    Process server = startCommitting(after);
    long acknowledged = after;
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith(COMMITTED)) {
          continue;
        }
        acknowledged = Long.parseLong(line.substring(COMMITTED.length()));
        if (acknowledged == after + COMMITS_BEFORE_THE_KILL) {
          server.toHandle().destroyForcibly();
        }
      }
    }
    server.waitFor();
    assertThat(acknowledged).isGreaterThanOrEqualTo(after + COMMITS_BEFORE_THE_KILL);
    return acknowledged;
  }

  private Process startCommitting(long after) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String programs = "arbiter.postgres.programs";
    return new ProcessBuilder(
            java,
            "-D%s=%s".formatted(programs, System.getProperty(programs)),
            "-cp",
            System.getProperty("java.class.path"),
            Committer.class.getName(),
            folder.toString(),
            Long.toString(after))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long committed(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM note")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Commits one number after the other and says each once it is committed. */
  static final class Committer {

    private Committer() {}

    public static void main(String[] arguments) throws SQLException {
      Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0]), 2));
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS note (number bigint PRIMARY KEY)");
        long committed = committed(database);
        String insert = "INSERT INTO note VALUES (?)";
        try (PreparedStatement row = connection.prepareStatement(insert)) {
          for (long number = committed + 1; ; number++) {
            row.setLong(1, number);
            row.executeUpdate();
            System.out.println(COMMITTED + number);
          }
        }
      }
    }
  }
}
