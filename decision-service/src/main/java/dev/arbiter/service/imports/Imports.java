package dev.arbiter.service.imports;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.ArbiterException;
import dev.arbiter.service.database.OverloadException;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports of files, one after the other. A file is kept until its import has ended, so that an
 * import that a crash interrupts goes on where it was. Of several servers each does those of which
 * it has the files. Thread-safe.
 */
public final class Imports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final int LOOK_SECONDS = 3;
  private static final String AWAY =
      "the server that has the file of this import is away: it goes on when that server is back";

  private final ImportFiles files;
  private final ImportStore store;
  private final Intake intake;
  private final EventJson json;
  private final InstantSource clock;
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor = Executors.newSingleThreadExecutor(daemon("imports"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(daemon("imports-watch"));
  private volatile boolean closed;

  /**
   * @param folder where files wait for their import
   */
  public Imports(
      Path folder, ImportStore store, Intake intake, EventJson json, InstantSource clock) {
    this.files = new ImportFiles(folder);
    this.store = store;
    this.intake = intake;
    this.json = json;
    this.clock = clock;
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Goes on, now and from now on, with imports that nobody does and whose files are here. */
  public void resume() {
    var unused = watch.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      store.leases().renew();
      for (var id : store.leases().abandoned()) {
        if (!files.has(id)) {
          store.leases().interrupt(id, AWAY);
        } else if (here.add(id)) {
          executor.execute(() -> goOn(id));
        }
      }
    } catch (StoreException away) {
      LOG.warn("Nobody knows what became of imports: the database is away", away);
    }
  }

  ImportStore store() {
    return store;
  }

  /**
   * Checks a mapping.
   *
   * @throws MappingException with everything that is wrong with it
   */
  void check(byte[] mapping) {
    Mapping.parse(mapping, json.schemas());
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
    var bytes = files.keep(id, body);
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
    here.add(id);
    store.add(progress, by);
    executor.execute(() -> goOn(id));
    return progress;
  }

  /** Goes on with an import from where the database says that it is, if this server may. */
  private void goOn(String id) {
    try {
      if (closed || !store.leases().take(id)) {
        here.remove(id);
      } else {
        run(store.find(id).orElseThrow());
      }
    } catch (StoreException away) {
      later(id);
    }
  }

  private void run(ImportProgress progress) {
    try {
      var mapping = Mapping.parse(store.mapping(progress.mapping()).orElseThrow(), json.schemas());
      var run = new ImportRun(progress, intake, store, Json.mapper(), () -> closed);
      if (run.run(files.file(progress.id()), mapping)) {
        end(progress, ImportProgress.State.DONE, Optional.empty());
      }
    } catch (ArbiterException failed) {
      if (isPassing(failed)) {
        later(progress.id());
      } else {
        end(progress, ImportProgress.State.FAILED, Optional.of(failed.getMessage()));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn("An import cannot read its file {}", progress.id(), unreadable);
      end(
          progress,
          ImportProgress.State.FAILED,
          Optional.of("the file cannot be read: is it CSV or gzip, and complete?"));
    } catch (RuntimeException fault) {
      LOG.error("Import {} cannot go on", progress.id(), fault);
      end(
          progress,
          ImportProgress.State.FAILED,
          Optional.of("the server is at fault: see its log"));
    }
  }

  /** Whether the same may go well later: the database is away, or what came before was slow. */
  private static boolean isPassing(ArbiterException failed) {
    return failed instanceof OvertakenException
        || failed instanceof OverloadException
        || failed instanceof ProblemException
        || failed instanceof StoreException store && store.isOutage();
  }

  /** The file and the place reached in it are kept. */
  private void later(String id) {
    LOG.warn("Import {} will go on where the database says that it is", id);
    CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS, executor)
        .execute(() -> goOn(id));
  }

  private void end(ImportProgress progress, ImportProgress.State state, Optional<String> problem) {
    if (!closed && store.end(progress.id(), state, problem, clock.instant())) {
      files.delete(progress.id());
    }
    here.remove(progress.id());
  }

  /** The latest imports, the newest first. */
  List<ImportProgress> list() {
    return store.list(1_000);
  }

  /** Leaves off; what is unfinished goes on after the next start. */
  @Override
  public void close() {
    closed = true;
    watch.shutdown();
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("An import did not stop in time; it goes on after the next start");
        return;
      }
      store.leases().release();
    } catch (StoreException away) {
      LOG.warn("The imports of this server wait until its time is up", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
