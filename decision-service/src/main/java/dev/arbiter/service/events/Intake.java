package dev.arbiter.service.events;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.GroupCommit;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of events into the system: committed to the database, then shown in profiles, then
 * acknowledged. All goes through one writer, so that changes are shown in the order of their
 * commit. Thread-safe.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int RETRY_SECONDS = 5;

  private final EventStore store;
  private final Profiles profiles;
  private final Consumer<Tally> meter;
  private final GroupCommit<SealedLot, Supplier<Receipt>> commits;

  /**
   * @param meter is told what became of each lot
   */
  public Intake(EventStore store, Profiles profiles, Consumer<Tally> meter) {
    this.store = store;
    this.profiles = profiles;
    this.meter = meter;
    this.commits = new GroupCommit<>("event-writer", this::write);
  }

  /**
   * Returns when the lot is committed and its profiles are up to date.
   *
   * @throws ProblemException if it is committed and the profiles could not be changed
   */
  public Receipt accept(Lot lot) {
    return commits.submit(store.seal(lot)).get();
  }

  /**
   * Hands in a lot without waiting for its commit; lots of one thread are decided in the order in
   * which it hands them in.
   *
   * @return completes when the lot is committed and its profiles are up to date
   */
  public CompletableFuture<Receipt> begin(Lot lot) {
    return commits.begin(store.seal(lot)).thenApply(Supplier::get);
  }

  private List<Supplier<Receipt>> write(List<SealedLot> lots) {
    var stored = store.write(lots);
    stored.receipts().forEach(receipt -> meter.accept(receipt.tally()));
    if (show(stored.changes())) {
      return stored.receipts().stream().<Supplier<Receipt>>map(one -> () -> one).toList();
    }
    return stored.receipts().stream().<Supplier<Receipt>>map(one -> Intake::unseen).toList();
  }

  /** Never throws: what is committed must not be tried again. */
  private boolean show(List<Change> changes) {
    try {
      profiles.apply(changes);
      return true;
    } catch (RuntimeException failed) {
      LOG.error("Events that were accepted are not seen in {} profiles", changes.size(), failed);
      return false;
    }
  }

  /** To send them again tells the view of the revision that it lacks. */
  private static Receipt unseen() {
    throw ProblemException.unavailable(
        "The events were accepted, but not all profiles could be changed: send them again",
        RETRY_SECONDS);
  }

  @Override
  public void close() {
    commits.close();
  }
}
