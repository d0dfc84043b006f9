package dev.arbiter.service.events.quarantine;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.EventStore;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.Quarantined;
import dev.arbiter.service.events.Submission;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Refused records and their fates: each is open until it is replayed or dismissed, once. A record
 * that is replayed goes the way of all events, and is closed in the transaction that takes its
 * events in. Thread-safe.
 */
public final class Quarantine {
  private final EventStore store;
  private final Intake intake;
  private final Rereader rereader;
  private final QuarantineRows rows;
  private final InstantSource clock;

  /** What it stands on. */
  public record Ground(Jdbc jdbc, Sealer sealer, InstantSource clock) {}

  /**
   * @param rereader reads records as those are read that come now
   */
  public Quarantine(EventStore store, Intake intake, Rereader rereader, Ground ground) {
    this.store = store;
    this.intake = intake;
    this.rereader = rereader;
    this.rows = new QuarantineRows(ground.jdbc(), ground.sealer());
    this.clock = ground.clock();
  }

  /** Thrown where a record is not to be closed, so that nothing of it is kept. */
  private static final class StaysOpen extends ArbiterException {
    private final transient List<Violation> violations;

    StaysOpen(List<Violation> violations) {
      super("The record is refused still, or not open any more");
      this.violations = List.copyOf(violations);
    }
  }

  /** The latest of the records that a filter lets through, newest first. */
  List<Quarantined> list(Quarantined.Filter filter, long before, int limit) {
    return store.quarantine(filter, before, limit);
  }

  /** A record without what was handed in. */
  Optional<Quarantined> find(long seq) {
    return store.quarantine(Quarantined.Filter.ALL, seq + 1, 1).stream()
        .filter(one -> one.seq() == seq)
        .findFirst();
  }

  /** What was handed in, personal as it is; who read it is logged. */
  Optional<String> original(long seq, String by) {
    var found = rows.find(seq);
    found.ifPresent(one -> rows.log(Change.of(by, "quarantine.read", Long.toString(seq))));
    return found.map(one -> new String(one.original(), StandardCharsets.UTF_8));
  }

  /**
   * Takes an open record in as it is, or as it was corrected.
   *
   * @return why it is refused still; empty if it was taken in, now or before
   */
  List<Violation> replay(long seq, Optional<byte[]> corrected, String by) {
    var refused = rows.find(seq);
    if (refused.isEmpty() || !refused.get().isOpen()) {
      return List.of();
    }
    var content = corrected.orElse(refused.get().original());
    var submissions = rereader.read(refused.get().origin(), content, clock.instant());
    var violations = submissions.stream().flatMap(one -> one.violations().stream()).toList();
    if (!violations.isEmpty()) {
      return violations;
    }
    var action = corrected.isPresent() ? "quarantine.corrected" : "quarantine.replayed";
    var change = Change.of(by, action, Long.toString(seq));
    try {
      intake.accept(lot(refused.get(), submissions, change));
      return List.of();
    } catch (StaysOpen refusedAgain) {
      return refusedAgain.violations;
    }
  }

  private Lot lot(QuarantineRows.Refused refused, List<Submission> submissions, Change change) {
    var events = submissions.stream().map(Submission::id).toList();
    return new Lot(
        submissions,
        refused.origin(),
        (connection, tally, first) -> {
          if (tally.quarantined() > 0) {
            throw new StaysOpen(List.of(contradiction()));
          }
          if (!rows.close(connection, refused.seq(), Quarantined.REPLAYED, events, change)) {
            throw new StaysOpen(List.of());
          }
        });
  }

  private static Violation contradiction() {
    return new Violation(
        Violation.Code.IDENTITY_CONFLICT, "identifiers", "identifiers name two subjects");
  }

  /**
   * Replays open records as they are, the oldest first.
   *
   * @param after only those with a greater number
   */
  Replayed replayAll(Quarantined.Filter filter, long after, int limit, String by) {
    var seqs = rows.open(filter, after, limit);
    var replayed = seqs.stream().filter(seq -> replay(seq, Optional.empty(), by).isEmpty()).count();
    var next =
        seqs.size() < limit ? Optional.<Long>empty() : Optional.of(seqs.get(seqs.size() - 1));
    return new Replayed(seqs.size(), replayed, seqs.size() - replayed, next);
  }

  /**
   * What became of records that were replayed.
   *
   * @param read how many were looked at
   * @param refused how many stay open
   * @param next where to go on, if there may be more
   */
  public record Replayed(long read, long replayed, long refused, Optional<Long> next) {}

  /** Closes a record without taking it in; false if it was closed before. */
  boolean dismiss(long seq, String by) {
    return rows.dismiss(seq, Change.of(by, "quarantine.dismissed", Long.toString(seq)));
  }
}
