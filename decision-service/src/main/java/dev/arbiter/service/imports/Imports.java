package dev.arbiter.service.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.ArbiterException;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports of files, one after the other. A file is kept until its import has ended, so that an
 * import that a crash interrupts goes on where it was. Thread-safe.
 */
public final class Imports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

  private static final int RETRY_SECONDS = 5;

  private final Path folder;
  private final ImportStore store;
  private final Intake intake;
  private final ObjectMapper mapper;
  private final InstantSource clock;
  private final ExecutorService executor;
  private volatile boolean closed;

  /**
   * @param folder where files wait for their import
   */
  public Imports(
      Path folder, ImportStore store, Intake intake, ObjectMapper mapper, InstantSource clock) {
    this.folder = folder;
    this.store = store;
    this.intake = intake;
    this.mapper = mapper;
    this.clock = clock;
    this.executor =
        Executors.newSingleThreadExecutor(
            task -> {
              var thread = new Thread(task, "imports");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Goes on with the imports that the last run of the server left unfinished. */
  public void resume() {
    store.unfinished().forEach(progress -> executor.execute(() -> run(progress)));
  }

  ImportStore store() {
    return store;
  }

  /**
   * Takes the file and starts to import it when those before it have ended.
   *
   * @throws ProblemException if there is no mapping of this name
   */
  ImportProgress start(String name, String mapping, Period shift, InputStream body, String by)
      throws IOException {
    if (store.mapping(mapping).isEmpty()) {
      throw ProblemException.invalid(
          "mapping", "unknown", "There is no such mapping: send it to PUT /api/v1/mappings first");
    }
    var id = UlidCreator.getMonotonicUlid().toString();
    var bytes = keep(id, body);
    var progress =
        new ImportProgress(
            id,
            name,
            mapping,
            shift,
            ImportProgress.State.RUNNING,
            Optional.empty(),
            0,
            bytes,
            0,
            Tally.NONE,
            clock.instant(),
            Optional.empty());
    store.add(progress, by);
    executor.execute(() -> run(progress));
    return progress;
  }

  /** Returns when the file is on the disk. */
  private long keep(String id, InputStream body) throws IOException {
    Files.createDirectories(folder);
    var file = file(id);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      body.transferTo(java.nio.channels.Channels.newOutputStream(channel));
      channel.force(true);
      return channel.size();
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  private Path file(String id) {
    return folder.resolve(id);
  }

  private void run(ImportProgress progress) {
    if (closed) {
      return;
    }
    try {
      var mapping = Mapping.parse(store.mapping(progress.mapping()).orElseThrow());
      var run = new ImportRun(progress, intake, store, mapper, () -> closed);
      if (run.run(file(progress.id()), mapping)) {
        end(progress, ImportProgress.State.DONE, Optional.empty());
      }
    } catch (StoreException failed) {
      if (failed.isOutage()) {
        later(progress.id());
      } else {
        end(progress, ImportProgress.State.FAILED, Optional.of(failed.getMessage()));
      }
    } catch (OvertakenException overtaken) {
      later(progress.id());
    } catch (ArbiterException named) {
      end(progress, ImportProgress.State.FAILED, Optional.of(named.getMessage()));
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn("An import cannot read its file {}", progress.id(), unreadable);
      end(
          progress,
          ImportProgress.State.FAILED,
          Optional.of("the file cannot be read: is it CSV or gzip, and complete?"));
    }
  }

  /**
   * The file and the place reached in it are kept: the import goes on when the database is back.
   */
  private void later(String id) {
    LOG.warn("Import {} will go on where the database says that it is", id);
    CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor)
        .execute(() -> goOn(id));
  }

  private void goOn(String id) {
    if (closed) {
      return;
    }
    try {
      store.find(id).ifPresent(this::run);
    } catch (StoreException still) {
      later(id);
    }
  }

  private void end(ImportProgress progress, ImportProgress.State state, Optional<String> problem) {
    if (closed) {
      return;
    }
    store.end(progress.id(), state, problem, clock.instant());
    try {
      Files.deleteIfExists(file(progress.id()));
    } catch (IOException kept) {
      LOG.warn("The file of import {} could not be deleted", progress.id(), kept);
    }
  }

  /** The latest imports, the newest first. */
  List<ImportProgress> list() {
    return store.list(1_000);
  }

  /** Leaves off; what is unfinished goes on after the next start. */
  @Override
  public void close() {
    closed = true;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("An import did not stop in time; it goes on after the next start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
