package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where events are kept. Thread-safe; what a method returned is durable. */
public interface EventStore extends EventHistory {

  /**
   * Decides the lots in one transaction, in order. An event whose id was accepted before is a
   * duplicate, whatever else it says, and changes nothing; one whose identifiers lead to several
   * profiles is refused, and its identifiers are not remembered. The first refusal of an id is
   * kept.
   *
   * @throws RuntimeException if it fails, also in the bookkeeping of a lot; nothing is kept then
   *     unless the commit itself was lost on its way
   */
  List<Stored> store(List<Lot> lots);

  /**
   * The latest refused records, newest first.
   *
   * @param origin of this import only, else of all
   * @param before only those with a smaller sequence number
   */
  List<Quarantined> quarantine(Optional<String> origin, long before, int limit);

  /**
   * A lot as stored.
   *
   * @param accepted the new events by profile; none for a profile that had duplicates only
   */
  record Stored(Receipt receipt, Map<String, List<Event>> accepted) {}
}
