package dev.arbiter.service.events.identity;

import java.time.Instant;
import java.util.List;

/** Finds what was decided on a profile. Thread-safe. */
public interface DecisionLookup {

  /** The ids of at most so many decisions since an instant, the oldest first. */
  List<String> since(String profile, Instant at, int limit);
}
