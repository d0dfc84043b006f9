package dev.arbiter.service.events.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds what was decided for a subject. Thread-safe. */
public interface DecisionLookup {

  /** The ids of at most so many decisions under these ids since an instant, the oldest first. */
  List<String> since(Collection<String> profiles, Instant at, int limit);
}
