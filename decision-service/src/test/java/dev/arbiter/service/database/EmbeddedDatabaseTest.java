package dev.arbiter.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL, with its real programs. */
class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @Test
  void everyCommitIsOnDiskBeforeItIsAcknowledged() throws SQLException {
    try (Database database = open()) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW data_checksums")).isEqualTo("on");
      run(database, "CREATE TABLE note (id int)");
      long before = Long.parseLong(ask(database, "SELECT wal_sync FROM pg_stat_wal"));

      for (int i = 0; i < 100; i++) {
        run(database, "INSERT INTO note VALUES (" + i + ")");
      }

      run(database, "SELECT pg_stat_force_next_flush()");
      long after = Long.parseLong(ask(database, "SELECT wal_sync FROM pg_stat_wal"));
      assertThat(after - before).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void dataSurviveAStopAndAStart() throws SQLException {
    try (Database database = open()) {
      run(database, "CREATE TABLE note AS SELECT 'kept' AS text");
    }

    try (Database database = open()) {
      assertThat(ask(database, "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void dataSurviveTheKillOfPostgresItself() throws Exception {
    try (Database database = open()) {
      run(database, "CREATE TABLE note AS SELECT 'kept' AS text");
      ProcessHandle postmaster = postmaster();
      postmaster.destroyForcibly();
      postmaster.onExit().get();
    }

    try (Database database = open()) {
      assertThat(ask(database, "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void nothingRunsAfterTheClose() throws IOException {
    Database database = open();
    ProcessHandle postmaster = postmaster();

    database.close();

    assertThat(postmaster.onExit()).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void aPasswordGuardsThePort() throws SQLException {
    try (Database database = open()) {
      String port = ask(database, "SHOW port");
      DatabaseSettings intruder =
          new DatabaseSettings(
              Optional.of("jdbc:postgresql://127.0.0.1:" + port + "/postgres"),
              Optional.of("arbiter"),
              Optional.of("guess"),
              folder,
              1);

      assertThatThrownBy(() -> Database.open(intruder))
          .isInstanceOf(StartupProblem.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aFolderInUseIsSaidInOneSentence() {
    try (Database database = open()) {
      assertThat(database.isEmbedded()).isTrue();
      assertThatThrownBy(this::open)
          .isInstanceOf(StartupProblem.class)
          .hasMessageMatching(
              "The data folder .* is in use by another running server \\(process \\d+\\): stop it or choose .*\\.");
    }
  }

  @Test
  void aDamagedControlFileIsSaidInOneSentence() throws IOException {
    open().close();
    Files.writeString(folder.resolve("data/global/pg_control"), "nonsense");

    assertThatThrownBy(this::open)
        .isInstanceOf(StartupProblem.class)
        .hasMessageMatching("The data folder .* is damaged \\(.+\\): restore it from .*\\.");
  }

  @Test
  void aFolderOfSomethingElseIsSaidInOneSentence() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/holiday.jpg"), "not a database");

    assertThatThrownBy(this::open)
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining("PG_VERSION is missing");
  }

  @Test
  void aFolderOfAnotherPostgresIsSaidInOneSentence() throws IOException {
    open().close();
    Files.writeString(folder.resolve("data/PG_VERSION"), "14\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(StartupProblem.class)
        .hasMessageContaining("was written by PostgreSQL 14, but this build carries PostgreSQL 17");
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaidInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Database.open(DatabaseSettings.embedded(file, 1)))
        .isInstanceOf(StartupProblem.class)
        .hasMessageStartingWith("The data folder " + file);
  }

  @Test
  void aHalfMadeFolderIsMadeAgain() throws Exception {
    Files.createDirectories(folder.resolve("data.new/base"));

    try (Database database = open()) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void anotherProcessUnderTheNotedNumberIsLeftAlone() throws Exception {
    open().close();
    Process bystander = new ProcessBuilder("sleep", "600").start();
    Files.writeString(folder.resolve("data/postmaster.pid"), bystander.pid() + "\n");

    try (Database database = open()) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  @Test
  void anUnreachableServerIsSaidInOneSentence() {
    DatabaseSettings settings =
        new DatabaseSettings(
            Optional.of("jdbc:postgresql://127.0.0.1:1/arbiter?password=secret"),
            Optional.empty(),
            Optional.empty(),
            folder,
            1);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StartupProblem.class)
        .hasMessageStartingWith(
            "Cannot reach the database of arbiter.db.url (jdbc:postgresql://127.0.0.1:1/arbiter): ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theSecretFileIsPrivate() throws IOException {
    open().close();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.endsWith("password")))
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private Database open() {
    return Database.open(DatabaseSettings.embedded(folder, 4));
  }

  private ProcessHandle postmaster() throws IOException {
    String number = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
