package dev.arbiter.service.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The databases on which Arbiter runs, each opened once for all tests of this JVM. Tests that use
 * one must not run at the same time.
 */
public enum TestDatabase {
  /** The default: started by Arbiter itself. */
  EMBEDDED {
    @Override
    Database open() {
      var folder = folder();
      var database = Database.open(DatabaseSettings.embedded(folder, CONNECTIONS));
      atExit(database::close, () -> delete(folder));
      return database;
    }
  },
  /** A server of its own, which Arbiter finds running. */
  SERVER {
    @Override
    Database open() {
      var server = InstalledPostgres.start();
      var database = Database.open(server.settings(CONNECTIONS));
      atExit(database::close, server::close);
      return database;
    }
  };

  private static final int CONNECTIONS = 4;
  private static final String EMPTY =
      """
      do $$ declare one record; begin
        for one in select tablename from pg_tables
            where schemaname = current_schema()
              and tablename not in ('flyway_schema_history', 'changes', 'looked') loop
          execute format('truncate table %I restart identity cascade', one.tablename);
        end loop;
        update changes set number = 0;
        update looked set number = 0;
      end $$""";

  private @Nullable Database database;

  abstract Database open();

  /** The database as it was when it was new. */
  public synchronized Database empty() {
    var opened = database;
    if (opened == null) {
      opened = open();
      database = opened;
    }
    new Jdbc(opened.dataSource()).update("empty the tables", EMPTY);
    return opened;
  }

  private static void atExit(Runnable first, Runnable then) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  first.run();
                  then.run();
                }));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("arbiter-test-postgres");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
