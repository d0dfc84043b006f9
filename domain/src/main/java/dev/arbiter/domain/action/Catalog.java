package dev.arbiter.domain.action;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The actions and slots of a release, by id. Immutable; no record, because it also holds what every
 * request asks of it, computed once.
 */
public final class Catalog {
  private final Map<String, Slot> slots;
  private final Map<String, Action> actions;
  private final Duration contactWindow;

  /**
   * @param slots never empty in a release that can be deployed
   */
  public Catalog(Map<String, Slot> slots, Map<String, Action> actions) {
    this.slots = Collections.unmodifiableMap(new TreeMap<>(slots));
    this.actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    this.contactWindow =
        actions.values().stream()
            .map(Action::contactPolicy)
            .flatMap(Optional::stream)
            .map(ContactPolicy::window)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
  }

  public Map<String, Slot> slots() {
    return slots;
  }

  public Map<String, Action> actions() {
    return actions;
  }

  public Optional<Slot> slot(String id) {
    return Optional.ofNullable(slots.get(id));
  }

  /** The actions that the slot may show, in the order of their ids. */
  public List<Action> candidates(Slot slot) {
    return actions.values().stream().filter(action -> action.slots().contains(slot.id())).toList();
  }

  /**
   * The longest window of all contact policies: no earlier choice counts; zero without policies.
   */
  public Duration contactWindow() {
    return contactWindow;
  }
}
