package dev.arbiter.domain.timeline;

import dev.arbiter.domain.event.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type in the order of time, and where that is the same in the order of a hash of
 * their ids: equal sets of events give equal series. Immutable.
 *
 * <p>Kept of an event are its instant and those of its data that count or tell things apart:
 * numbers, truth values, instants, and texts of up to {@value #MAX_TEXT} characters. They are kept
 * by column, so that a long history takes little room. Of an {@code update} are kept the traits
 * that it states, as far as they are such values, and who stated them.
 */
public final class Series {
  /** No events. */
  public static final Series NONE = new Series(new long[0], new long[0], new TreeMap<>());

  private static final int MAX_TEXT = 128;

  private final long[] times;
  private final long[] keys;
  private final SortedMap<String, @Nullable Object[]> columns;

  private Series(long[] times, long[] keys, SortedMap<String, @Nullable Object[]> columns) {
    this.times = times;
    this.keys = keys;
    this.columns = columns;
  }

  /** The series of events of one type, given in any order. */
  static Series of(Collection<Event> events) {
    var rows = new ArrayList<Row>(events.size());
    events.forEach(event -> rows.add(new Row(micros(event.occurredAt()), hash(event.id()), event)));
    rows.sort(Row.ORDER);
    var columns = new TreeMap<String, @Nullable Object[]>();
    for (var i = 0; i < rows.size(); i++) {
      for (var fact : Updates.fields(rows.get(i).event()).entrySet()) {
        if (isKept(fact.getValue())) {
          columns.computeIfAbsent(fact.getKey(), name -> new @Nullable Object[rows.size()])[i] =
              Shared.of(fact.getValue());
        }
      }
    }
    return new Series(
        rows.stream().mapToLong(Row::time).toArray(),
        rows.stream().mapToLong(Row::key).toArray(),
        columns);
  }

  /**
   * A series as it was written down.
   *
   * @param times in microseconds since 1970, ascending
   * @param keys what decides the order of equal times
   * @param columns by the name of the field, with null where an event lacks it
   */
  public static Series of(
      long[] times, long[] keys, Map<String, ? extends List<? extends @Nullable Object>> columns) {
    var arrays = new TreeMap<String, @Nullable Object[]>();
    columns.forEach(
        (name, column) ->
            arrays.put(
                name,
                column.stream().map(value -> value == null ? null : Shared.of(value)).toArray()));
    return new Series(times.clone(), keys.clone(), arrays);
  }

  private record Row(long time, long key, Event event) {
    static final Comparator<Row> ORDER =
        Comparator.comparingLong(Row::time).thenComparingLong(Row::key);
  }

  /** Whether a value is kept in series. */
  public static boolean isKept(Object value) {
    return value instanceof String text
        ? text.length() <= MAX_TEXT
        : value instanceof BigDecimal || value instanceof Boolean || value instanceof Instant;
  }

  /** How many events there are. */
  public int size() {
    return times.length;
  }

  /** When event number {@code i} happened, counted from 0 in the order of time. */
  public Instant at(int i) {
    return Instant.EPOCH.plus(times[i], ChronoUnit.MICROS);
  }

  /** The field of event number {@code i}; null if it lacks it. */
  public @Nullable Object value(int i, String field) {
    var column = columns.get(field);
    return column == null ? null : column[i];
  }

  /** The names of the fields that some of the events have. */
  public Collection<String> fields() {
    return columns.keySet();
  }

  /** The hash that decides the place of event number {@code i} among those of its instant. */
  public long key(int i) {
    return keys[i];
  }

  /** The number of the first event after the instant; {@link #size} if there is none. */
  public int after(Instant instant) {
    if (instant.isBefore(Instant.EPOCH)) {
      return 0;
    }
    var micros = micros(instant);
    var from = 0;
    var to = times.length;
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (times[middle] <= micros) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Those of the events whose numbers are at least {@code from} and below {@code to}. */
  Series part(int from, int to) {
    if (to - from == times.length) {
      return this;
    }
    var part = new TreeMap<String, @Nullable Object[]>();
    columns.forEach((name, column) -> part.put(name, Arrays.copyOfRange(column, from, to)));
    part.values().removeIf(column -> Arrays.stream(column).noneMatch(value -> value != null));
    return new Series(
        Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(keys, from, to), part);
  }

  /** These events and others, of which none is the same. */
  Series plus(Series other) {
    if (other.size() == 0 || size() == 0) {
      return size() == 0 ? other : this;
    }
    var merge = new Merge(this, other);
    var all = new TreeMap<String, @Nullable Object[]>();
    for (var source : List.of(this, other)) {
      for (var name : source.columns.keySet()) {
        all.computeIfAbsent(name, same -> merge.column(columns.get(same), other.columns.get(same)));
      }
    }
    return new Series(merge.longs(times, other.times), merge.longs(keys, other.keys), all);
  }

  /** The order of two series together: place by place, a number of the first or of the second. */
  private static final class Merge {
    private final int[] from;
    private final int firsts;

    Merge(Series one, Series other) {
      firsts = one.size();
      from = new int[one.size() + other.size()];
      var i = 0;
      var j = 0;
      for (var place = 0; place < from.length; place++) {
        var first = j == other.size() || i < one.size() && one.compare(i, other, j) <= 0;
        from[place] = first ? i++ : firsts + j++;
      }
    }

    long[] longs(long[] one, long[] other) {
      var merged = new long[from.length];
      for (var place = 0; place < from.length; place++) {
        merged[place] = from[place] < firsts ? one[from[place]] : other[from[place] - firsts];
      }
      return merged;
    }

    @Nullable Object[] column(
        @Nullable Object @Nullable [] one, @Nullable Object @Nullable [] other) {
      var merged = new @Nullable Object[from.length];
      for (var place = 0; place < from.length; place++) {
        var isFirst = from[place] < firsts;
        var source = isFirst ? one : other;
        merged[place] =
            source == null ? null : source[isFirst ? from[place] : from[place] - firsts];
      }
      return merged;
    }
  }

  private int compare(int i, Series other, int j) {
    var byTime = Long.compare(times[i], other.times[j]);
    return byTime != 0 ? byTime : Long.compare(keys[i], other.keys[j]);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  /** FNV-1a of 64 bits, by Fowler, Noll and Vo, over characters. */
  private static long hash(String id) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series series
        && Arrays.equals(times, series.times)
        && Arrays.equals(keys, series.keys)
        && columns.keySet().equals(series.columns.keySet())
        && columns.entrySet().stream()
            .allMatch(one -> Arrays.equals(one.getValue(), series.columns.get(one.getKey())));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(times);
  }

  /** How many there are only: values may be personal. */
  @Override
  public String toString() {
    return "Series[" + size() + " events]";
  }
}
