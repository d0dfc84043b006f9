package dev.arbiter.service.imports.reconciliation;

import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.stored.StoredEvents;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.imports.ImportException;
import dev.arbiter.service.imports.ImportStore;
import dev.arbiter.service.imports.Mapping;
import dev.arbiter.service.imports.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Compares files with what is stored, one at a time in all of an installation. The file is read
 * once and never held as a whole; which events it has is kept in the database meanwhile, to find
 * those that it lacks. Thread-safe.
 */
public final class Reconciliations {
  private static final Duration LONGEST_LOT = Duration.ofMinutes(5);

  private final ImportStore mappings;
  private final StoredEvents stored;
  private final EventJson json;
  private final Jdbc jdbc;
  private final Claim claim;
  private final Lock here = new ReentrantLock();

  public Reconciliations(ImportStore mappings, StoredEvents stored, EventJson json, Jdbc jdbc) {
    this.mappings = mappings;
    this.stored = stored;
    this.json = json;
    this.jdbc = jdbc;
    this.claim = new Claim(jdbc, "reconciliation", LONGEST_LOT);
  }

  /**
   * What to compare.
   *
   * @param mapping by which the file is read
   * @param shift by how much local times are moved, as in the import of the file
   * @param from since when the stored events happened that the file should have
   * @param until until when, that instant not included
   * @param draw how many events to compare, if not all
   * @param at when the file came
   */
  record Order(
      String mapping,
      Period shift,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<Draw> draw,
      Instant at) {}

  /** How many events to draw, and by which seed. */
  record Draw(int events, long seed) {}

  /**
   * Compares.
   *
   * @throws ProblemException if there is no such mapping, the file cannot be read, or another one
   *     is compared now
   */
  Reconciliation compare(Order order, InputStream file) {
    var text =
        mappings
            .mapping(order.mapping())
            .orElseThrow(
                () -> ProblemException.invalid("mapping", "unknown", "There is no such mapping"));
    var mapping = Mapping.parse(text, json.schemas());
    if (!here.tryLock()) {
      throw busy();
    }
    try {
      if (!claim.take()) {
        throw busy();
      }
      try {
        return compare(order, mapping, file);
      } finally {
        claim.release();
      }
    } finally {
      here.unlock();
    }
  }

  private static ProblemException busy() {
    return new ProblemException(
        ProblemKind.CONFLICT, "Another file is compared now: send this one when it has ended");
  }

  private Reconciliation compare(Order order, Mapping mapping, InputStream file) {
    try (var lines = mapping.read(Unpacked.of(file), order.shift(), order.at())) {
      var reading = new Reading(lines);
      var findings = new Findings();
      if (order.draw().isPresent()) {
        var drawn = reading.draw(order.draw().get());
        findings.compare(drawn, stored.byId(ids(drawn)));
      } else {
        all(order, mapping.source(), reading, findings);
      }
      return findings.report(order, mapping.source(), reading);
    } catch (ImportException unreadable) {
      throw new ProblemException(ProblemKind.INVALID, String.valueOf(unreadable.getMessage()));
    } catch (IOException | UncheckedIOException unreadable) {
      throw new ProblemException(
          ProblemKind.INVALID, "The file cannot be read: is it CSV or gzip, and complete?");
    }
  }

  private void all(Order order, String source, Reading reading, Findings findings) {
    jdbc.update("forget the file before", "truncate reconciled");
    reading.each(
        lot -> {
          if (!claim.renew()) {
            throw busy();
          }
          var once = new LinkedHashMap<String, Findings.Said>();
          lot.forEach(said -> once.putIfAbsent(said.event().id(), said));
          once.keySet().retainAll(new HashSet<>(add(List.copyOf(once.keySet()))));
          findings.compare(once.values(), stored.byId(once.keySet()));
        });
    extra(order, source, findings);
    jdbc.update("forget the file", "truncate reconciled");
  }

  /** Notes which events the file has; those of them that it did not have before. */
  private List<String> add(List<String> ids) {
    return jdbc.transaction(
        "note the events of a file",
        connection ->
            Jdbc.query(
                connection,
                "insert into reconciled select unnest(?) on conflict do nothing returning event",
                row -> row.getString(1),
                Jdbc.Column.of("text", ids)));
  }

  private void extra(Order order, String source, Findings findings) {
    var where =
        """
         from events e where e.source = ?
           and e.occurred_at >= coalesce(?::timestamptz, '-infinity')
           and e.occurred_at < coalesce(?::timestamptz, 'infinity')
           and e.received_at < ?
           and not exists (select from reconciled r where r.event = e.id)
        """;
    Object[] values = {source, order.from(), order.until(), order.at()};
    var count =
        jdbc.first(
                "count what a file lacks", "select count(*)" + where, row -> row.getLong(1), values)
            .orElse(0L);
    var first =
        jdbc.query(
            "find what a file lacks",
            "select e.id" + where + " order by e.seq limit " + Findings.MAX_LISTED,
            row -> row.getString(1),
            values);
    findings.extra(count, first);
  }

  private static List<String> ids(List<Findings.Said> said) {
    return said.stream().map(one -> one.event().id()).distinct().toList();
  }
}
