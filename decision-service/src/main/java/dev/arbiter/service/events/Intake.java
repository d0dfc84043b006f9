package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.GroupCommit;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of events into the system: committed to the database, then applied to profiles, then
 * acknowledged. All goes through one writer, so that the events of a subject are applied in the
 * order of their commit. Thread-safe.
 *
 * <p>A profile that could not be changed after the commit is made anew from its events as soon as
 * one of them comes in again, which is what a caller does who is told to try again.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int RETRY_SECONDS = 5;

  private final EventStore store;
  private final Profiles profiles;
  private final Consumer<Tally> meter;
  private final GroupCommit<Lot, Supplier<Receipt>> commits;

  /** Fair, so that a task is not kept waiting by an endless stream of events. */
  private final ReentrantLock writing = new ReentrantLock(true);

  /** The profiles that lack committed events. */
  private final Set<String> behind = new HashSet<>();

  /** Whether a commit failed: it may have taken effect, unseen, and its events be duplicates. */
  private boolean doubtful;

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
   * @throws ProblemException if it is committed and a profile could not be changed
   */
  public Receipt accept(Lot lot) {
    return commits.submit(lot).get();
  }

  /** Runs the task while no event is being accepted. */
  public void exclusively(Runnable task) {
    writing.lock();
    try {
      task.run();
    } finally {
      writing.unlock();
    }
  }

  private List<Supplier<Receipt>> write(List<Lot> lots) {
    writing.lock();
    try {
      var stored = committed(lots);
      apply(stored);
      return stored.stream().map(this::outcome).toList();
    } finally {
      writing.unlock();
    }
  }

  private List<EventStore.Stored> committed(List<Lot> lots) {
    try {
      return store.store(lots);
    } catch (RuntimeException failed) {
      doubtful = true;
      throw failed;
    }
  }

  /** Changes each profile once. Never throws: what is committed must not be tried again. */
  private void apply(List<EventStore.Stored> lots) {
    var fresh = new LinkedHashMap<String, List<Event>>();
    var duplicates = 0L;
    for (var lot : lots) {
      duplicates += lot.receipt().tally().duplicates();
      lot.accepted()
          .forEach(
              (id, events) -> fresh.computeIfAbsent(id, first -> new ArrayList<>()).addAll(events));
    }
    var anew = doubtful && duplicates > 0;
    fresh.forEach((id, events) -> apply(id, events, anew));
  }

  private void apply(String id, List<Event> events, boolean anew) {
    try {
      if (anew || behind.contains(id)) {
        profiles.replace(Profile.empty(id).with(store.of(id)));
        behind.remove(id);
      } else if (!events.isEmpty()) {
        profiles.apply(id, events);
      }
    } catch (RuntimeException failed) {
      behind.add(id);
      LOG.error("Profile {} lacks events that were accepted", id, failed);
    }
  }

  private Supplier<Receipt> outcome(EventStore.Stored lot) {
    meter.accept(lot.receipt().tally());
    if (lot.accepted().keySet().stream().noneMatch(behind::contains)) {
      return lot::receipt;
    }
    return () -> {
      throw ProblemException.unavailable(
          "The events were accepted, but not all profiles could be changed: send them again",
          RETRY_SECONDS);
    };
  }

  @Override
  public void close() {
    commits.close();
  }
}
