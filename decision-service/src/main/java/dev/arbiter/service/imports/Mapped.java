package dev.arbiter.service.imports;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import java.util.List;

/** What a mapping makes of one row: all of its events, or why there are none. */
public sealed interface Mapped {

  /**
   * An acceptable row.
   *
   * @param events at least one, each acceptable to its schema, in the order of the mapping
   */
  record Accepted(List<Event> events) implements Mapped {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /**
   * A row for quarantine.
   *
   * @param violations at least one
   */
  record Rejected(List<Violation> violations) implements Mapped {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}
