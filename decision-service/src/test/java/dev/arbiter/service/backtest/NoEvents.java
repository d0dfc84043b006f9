package dev.arbiter.service.backtest;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventHistory;
import java.util.List;
import java.util.Map;

/** A history that was lost. */
final class NoEvents implements EventHistory {
  @Override
  public List<Event> of(String profile) {
    return List.of();
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of();
  }
}
