package dev.arbiter.service.events.quarantine;

import dev.arbiter.service.events.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads refused records anew, as those are read that come now. Thread-safe. */
public interface Rereader {
  /**
   * What a record is now.
   *
   * @param origin the import or the source that it came with
   * @param original the record as it was handed in, or corrected
   * @return all of its events, or one refusal
   */
  List<Submission> read(Optional<String> origin, byte[] original, Instant receivedAt);
}
