package dev.arbiter.domain.profile;

import dev.arbiter.domain.event.Event;
import java.util.List;

/**
 * What was committed of one fragment.
 *
 * @param fragment its id
 * @param before its revision before; 0 if there was no such fragment
 * @param after its revision now
 * @param events what came, in the order of acceptance
 * @param moved whether it belongs to another profile than before, or leads another set of them
 */
public record Change(String fragment, long before, long after, List<Event> events, boolean moved) {
  public Change {
    events = List.copyOf(events);
  }
}
