package dev.arbiter.domain.timeline;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to a subject, by type of event, whatever the order of its arrival. Immutable.
 */
public final class Timeline {
  /** Nothing happened. */
  public static final Timeline NONE = new Timeline(new TreeMap<>());

  private final SortedMap<String, Series> types;

  /** Made when first asked for; whoever makes it makes the same. */
  private volatile @Nullable Dealings dealings;

  private Timeline(SortedMap<String, Series> types) {
    this.types = Collections.unmodifiableSortedMap(types);
  }

  /** The timeline of these series by type. */
  public static Timeline of(SortedMap<String, Series> types) {
    return new Timeline(new TreeMap<>(types));
  }

  /** This timeline and further events, none of which is in it. */
  public Timeline with(Collection<Event> events) {
    var byType = new HashMap<String, List<Event>>();
    events.forEach(
        event -> byType.computeIfAbsent(event.type(), type -> new ArrayList<>()).add(event));
    var added = new TreeMap<String, Series>();
    byType.forEach((type, some) -> added.put(type, Series.of(some)));
    return with(new Timeline(added));
  }

  /** This timeline and another, of other events. */
  public Timeline with(Timeline other) {
    var all = new TreeMap<>(types);
    other.types.forEach((type, series) -> all.merge(type, series, Series::plus));
    var sum = new Timeline(all);
    var known = dealings;
    if (known != null && !types.isEmpty()) {
      sum.dealings = known.plus(other.dealings());
    }
    return sum;
  }

  /** What of it happened until the instant. */
  public Timeline until(Instant instant) {
    if (last().filter(instant::isBefore).isEmpty()) {
      return this;
    }
    return part(series -> series.part(0, series.after(instant)));
  }

  /** What of it happened after the instant. */
  public Timeline since(Instant instant) {
    return part(series -> series.part(series.after(instant), series.size()));
  }

  /** The same without what the server noted itself: what the subject did, or was done to it. */
  public Timeline witnessed() {
    if (EventSchemas.RESERVED.stream().noneMatch(types::containsKey)) {
      return this;
    }
    var rest = new TreeMap<>(types);
    rest.keySet().removeAll(EventSchemas.RESERVED);
    return new Timeline(rest);
  }

  /** How many events are kept. */
  public int size() {
    return types.values().stream().mapToInt(Series::size).sum();
  }

  private Timeline part(UnaryOperator<Series> cut) {
    var part = new TreeMap<String, Series>();
    types.forEach((type, series) -> part.put(type, cut.apply(series)));
    part.values().removeIf(series -> series.size() == 0);
    return new Timeline(part);
  }

  /** The events of the type. */
  public Series of(String type) {
    return types.getOrDefault(type, Series.NONE);
  }

  /** The events by type; none of the series is empty. */
  public SortedMap<String, Series> types() {
    return types;
  }

  /** The instant of the latest event. */
  public Optional<Instant> last() {
    Instant last = null;
    for (var series : types.values()) {
      var at = series.at(series.size() - 1);
      last = last == null || at.isAfter(last) ? at : last;
    }
    return Optional.ofNullable(last);
  }

  /** The instant of the earliest event. */
  public Optional<Instant> first() {
    return types.values().stream().map(series -> series.at(0)).min(Instant::compareTo);
  }

  /** Whether there was an event at the instant. */
  public boolean happened(Instant instant) {
    return types.values().stream()
        .anyMatch(
            series -> {
              var after = series.after(instant);
              return after > 0 && series.at(after - 1).equals(instant);
            });
  }

  /** The instant of the first event after another instant. */
  public Optional<Instant> next(Instant instant) {
    return types.values().stream()
        .filter(series -> series.after(instant) < series.size())
        .map(series -> series.at(series.after(instant)))
        .min(Instant::compareTo);
  }

  /** What its purchases, cancellations and views come to. */
  public Dealings dealings() {
    var known = dealings;
    if (known == null) {
      known = Dealings.of(of("purchase"), of("cancellation"), of("view"));
      dealings = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeline timeline && types.equals(timeline.types);
  }

  @Override
  public int hashCode() {
    return types.hashCode();
  }

  /** The types only: what happened may be personal. */
  @Override
  public String toString() {
    return "Timeline" + types.keySet();
  }
}
