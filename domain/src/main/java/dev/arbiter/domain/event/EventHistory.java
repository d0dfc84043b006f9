package dev.arbiter.domain.event;

import java.util.List;
import java.util.Map;

/** All accepted events, the record from which profiles are rebuilt. Thread-safe. */
public interface EventHistory {

  /** The events of the profile in the order of their acceptance; empty if there are none. */
  List<Event> of(String profile);

  /** How many events each profile has. */
  Map<String, Long> counts();
}
