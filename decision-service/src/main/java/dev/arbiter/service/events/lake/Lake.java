package dev.arbiter.service.events.lake;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.form.CloudEvents;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.rounds.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every accepted event, in the order of commitment, to files that are packed by gzip and
 * have one CloudEvent on each line, in a folder for each day. One server does it at a time.
 *
 * <p>What a file is to hold is committed before it is written, and that it was written after. Who
 * goes on after a crash writes what was begun again, under the same name and with the same events,
 * so that none is lost and none is there twice. A thread of its own; thread-safe.
 */
public final class Lake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lake.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final int PAGE = 1_000;

  private final Jdbc jdbc;
  private final StoredEvents stored;
  private final CloudEvents form;
  private final LakeSettings settings;
  private final InstantSource clock;
  private final Claim claim;
  private final Rounds rounds =
      new Rounds(
          "arbiter-lake", PACE, "Events are not written to files at the moment", this::round);

  private Optional<Instant> waitingSince = Optional.empty();
  private volatile long behind;

  public Lake(
      Jdbc jdbc,
      StoredEvents stored,
      CloudEvents form,
      LakeSettings settings,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stored = stored;
    this.form = form;
    this.settings = settings;
    this.clock = clock;
    this.claim = new Claim(jdbc, "lake", CLAIM);
  }

  /** Writes from now on, beginning with what was accepted before. */
  public void start() {
    LOG.info("Accepted events are written to {}", settings.folder());
    rounds.start();
  }

  /** How many changes were committed and not written, as this server last saw it. */
  public long behind() {
    return behind;
  }

  /** How far the files are. */
  private record Reached(long number, Optional<Long> pending, long committed) {}

  /** Writes the next files if it is time; whether more are to be written at once. */
  boolean round() {
    if (!claim.take()) {
      return false;
    }
    var reached = reached();
    behind = reached.committed() - reached.number();
    var last = reached.pending().or(() -> next(reached));
    if (last.isEmpty()) {
      return false;
    }
    begin(reached, last.get());
    write(reached.number() + 1, last.get());
    end(reached, last.get());
    behind = reached.committed() - last.get();
    waitingSince = Optional.empty();
    return reached.committed() - last.get() >= settings.mostChanges();
  }

  private Reached reached() {
    return jdbc.transaction(
        "read how far files of events are",
        connection -> {
          Jdbc.update(connection, "insert into lake default values on conflict do nothing");
          var sql = "select l.number, l.pending, c.number as committed from lake l, changes c";
          return Jdbc.query(
                  connection,
                  sql,
                  row ->
                      new Reached(
                          row.getLong("number"),
                          Optional.ofNullable((Long) row.getObject("pending")),
                          row.getLong("committed")))
              .get(0);
        });
  }

  /** The last change of the next files, if there are enough or they waited long enough. */
  private Optional<Long> next(Reached reached) {
    if (reached.committed() == reached.number()) {
      waitingSince = Optional.empty();
      return Optional.empty();
    }
    var now = clock.instant();
    var since = waitingSince.orElse(now);
    waitingSince = Optional.of(since);
    var due = !since.plus(settings.patience()).isAfter(now);
    return due || behind >= settings.mostChanges()
        ? Optional.of(Math.min(reached.committed(), reached.number() + settings.mostChanges()))
        : Optional.empty();
  }

  private void begin(Reached reached, long last) {
    requireMine(
        jdbc.update(
            "begin a file of events",
            "update lake set pending = ? where number = ? and coalesce(pending, ?) = ?",
            last,
            reached.number(),
            last,
            last));
  }

  private void end(Reached reached, long last) {
    requireMine(
        jdbc.update(
            "end a file of events",
            "update lake set number = ?, pending = null where number = ? and pending = ?",
            last,
            reached.number(),
            last));
  }

  /** Whoever stood still for so long that another went on must not lead it back. */
  private static void requireMine(int rows) {
    if (rows == 0) {
      throw new IllegalStateException("another server writes the files of events");
    }
  }

  private void write(long first, long last) {
    try {
      Files.createDirectories(settings.folder());
      try (var files = new LakeFiles(settings.folder(), first, last, form)) {
        var before = first - 1;
        var page = stored.between(before, last, PAGE);
        while (!page.isEmpty()) {
          for (var one : page) {
            if (one.event().filter(Lake::isOfSources).isPresent()) {
              files.add(one.event().get(), one.receivedAt());
            }
          }
          if (!claim.renew()) {
            throw new IllegalStateException("another server writes the files of events");
          }
          before = page.get(page.size() - 1).seq();
          page = stored.between(before, last, PAGE);
        }
        files.finish();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("files of events cannot be written", failed);
    }
  }

  /** What the server noted itself, it notes again where the files are read. */
  private static boolean isOfSources(Event event) {
    return !EventSchemas.RESERVED.contains(event.type());
  }

  /** Writes no more; another server need not wait for this one. */
  @Override
  public void close() {
    rounds.close();
    try {
      claim.release();
    } catch (StoreException away) {
      LOG.warn("Other servers wait until the time of this one is up", away);
    }
  }
}
