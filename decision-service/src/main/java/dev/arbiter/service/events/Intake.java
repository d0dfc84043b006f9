package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.service.database.GroupCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The way of events into the system: committed to the database, then applied to profiles, then
 * acknowledged. All goes through one writer, so that the events of a subject are applied in the
 * order of their commit. Thread-safe.
 */
public final class Intake implements AutoCloseable {
  private final EventStore store;
  private final BiConsumer<String, List<Event>> profiles;
  private final Consumer<Tally> meter;
  private final GroupCommit<Work, Receipt> commits;

  /**
   * @param profiles applies new events to a profile
   * @param meter is told what became of each lot
   */
  public Intake(EventStore store, BiConsumer<String, List<Event>> profiles, Consumer<Tally> meter) {
    this.store = store;
    this.profiles = profiles;
    this.meter = meter;
    this.commits = new GroupCommit<>("event-writer", this::write);
  }

  /** Returns when the lot is committed and its profiles are up to date. */
  public Receipt accept(Lot lot) {
    return commits.submit(new Work(lot, () -> {}));
  }

  /** Runs the task while no event is being accepted. */
  public void exclusively(Runnable task) {
    commits.submit(new Work(Lot.of(List.of()), task));
  }

  private List<Receipt> write(List<Work> works) {
    works.forEach(work -> work.task().run());
    var stored = store.store(works.stream().map(Work::lot).toList());
    var receipts = new ArrayList<Receipt>(stored.size());
    for (var lot : stored) {
      for (Map.Entry<String, List<Event>> entry : lot.accepted().entrySet()) {
        profiles.accept(entry.getKey(), entry.getValue());
      }
      meter.accept(lot.receipt().tally());
      receipts.add(lot.receipt());
    }
    return receipts;
  }

  @Override
  public void close() {
    commits.close();
  }

  private record Work(Lot lot, Runnable task) {}
}
