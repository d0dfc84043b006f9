package dev.arbiter.service.events;

import dev.arbiter.domain.profile.Change;
import java.util.List;

/** Where events are kept. Thread-safe; what a method returned is durable. */
public interface EventStore {

  /** Does for a lot all that can be done before its turn comes, on the thread of the caller. */
  SealedLot seal(Lot lot);

  /**
   * Decides the lots in one transaction, in order. An event whose id was accepted before is a
   * duplicate, whatever else it says, and changes nothing; one whose own identifiers no subject can
   * have all is refused. The first refusal of an id is kept.
   *
   * @throws RuntimeException if it fails, also in the bookkeeping of a lot; nothing is kept then
   *     unless the commit itself was lost on its way
   */
  Stored write(List<SealedLot> lots);

  /** Seals and decides the lots. */
  default Stored store(List<Lot> lots) {
    return write(lots.stream().map(this::seal).toList());
  }

  /**
   * The latest refused records, newest first.
   *
   * @param before only those with a smaller sequence number
   */
  List<Quarantined> quarantine(Quarantined.Filter filter, long before, int limit);

  /**
   * What was committed.
   *
   * @param receipts of the lots, in their order
   * @param changes of fragments; one without events of a fragment that had duplicates only
   */
  record Stored(List<Receipt> receipts, List<Change> changes) {
    public Stored {
      receipts = List.copyOf(receipts);
      changes = List.copyOf(changes);
    }
  }
}
