package dev.arbiter.service.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One database for all tests of this JVM: the embedded one, or the PostgreSQL server that the
 * system properties {@code arbiter.test.db.url}, {@code .user} and {@code .password} name.
 */
public final class SharedDatabase {
  private static @Nullable Database database;

  private SharedDatabase() {}

  /** The database, without any rows. Tests that use it must not run at the same time. */
  public static synchronized Database empty() {
    var open = database;
    if (open == null) {
      var folder = folder();
      var opened = Database.open(settings(folder));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(opened, folder)));
      database = opened;
      open = opened;
    }
    new Jdbc(open.dataSource())
        .update(
            "empty the tables",
            """
            do $$ declare one record; begin
              for one in select tablename from pg_tables
                  where schemaname = current_schema() and tablename <> 'flyway_schema_history' loop
                execute format('truncate table %I restart identity cascade', one.tablename);
              end loop;
            end $$""");
    return open;
  }

  private static void close(Database opened, Path folder) {
    opened.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabaseSettings settings(Path folder) {
    return new DatabaseSettings(property("url"), property("user"), property("password"), folder, 4);
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty("arbiter.test.db." + name));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("arbiter-test-postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
