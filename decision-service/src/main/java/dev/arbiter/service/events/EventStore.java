package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventHistory;
import java.util.List;
import java.util.Map;

/** Where events are kept. Thread-safe; what a method returned is durable. */
public interface EventStore extends EventHistory {

  /** Decides the lots in one transaction, in order. */
  List<Stored> store(List<Lot> lots);

  /** The latest refused records, newest first, of one import or of all. */
  List<Quarantined> quarantine(java.util.Optional<String> origin, long before, int limit);

  /**
   * A lot as stored.
   *
   * @param accepted the new events by profile
   */
  record Stored(Receipt receipt, Map<String, List<Event>> accepted) {}
}
