package dev.arbiter.domain.action;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The actions and slots of a release, by id.
 *
 * @param slots never empty in a release that can be deployed
 */
public record Catalog(Map<String, Slot> slots, Map<String, Action> actions) {
  public Catalog {
    slots = Collections.unmodifiableMap(new TreeMap<>(slots));
    actions = Collections.unmodifiableMap(new TreeMap<>(actions));
  }

  public Optional<Slot> slot(String id) {
    return Optional.ofNullable(slots.get(id));
  }

  /** The actions that the slot may show, in the order of their ids. */
  public List<Action> candidates(Slot slot) {
    return actions.values().stream().filter(action -> action.slots().contains(slot.id())).toList();
  }
}
