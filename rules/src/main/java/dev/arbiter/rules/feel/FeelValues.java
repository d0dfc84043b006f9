package dev.arbiter.rules.feel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the values of {@code Facts} as values of FEEL, without copying them. */
final class FeelValues {
  private FeelValues() {}

  /** Instants become dates and times in UTC; all other values are the same. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String || value instanceof BigDecimal || value instanceof Boolean) {
      return value; // asked first: to tell that a class has not an interface takes longer
    }
    if (value instanceof Instant instant) {
      return instant.atZone(ZoneOffset.UTC);
    }
    if (value instanceof Map<?, ?> map) {
      return new MapView(map, () -> {});
    }
    return value instanceof List<?> list ? new ListView(list) : value;
  }

  /** The other way round: what FEEL computed as a value of {@code Facts}. */
  static @Nullable Object fact(@Nullable Object value) {
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Map<?, ?> map) {
      var facts = new HashMap<String, @Nullable Object>();
      map.forEach((name, entry) -> facts.put(String.valueOf(name), fact(entry)));
      return facts;
    }
    if (value instanceof List<?> list) {
      return list.stream().filter(Objects::nonNull).map(FeelValues::fact).toList();
    }
    if (value == null || value instanceof BigDecimal || value instanceof Boolean) {
      return value;
    }
    return value.toString();
  }

  /** A map whose values are shown as values of FEEL; runs {@code missed} where one is absent. */
  static Map<String, Object> map(Map<String, ?> map, Runnable missed) {
    return new MapView(map, missed);
  }

  private static final class ListView extends AbstractList<@Nullable Object> {
    private final List<?> list;

    ListView(List<?> list) {
      this.list = list;
    }

    @Override
    public @Nullable Object get(int index) {
      return of(list.get(index));
    }

    @Override
    public int size() {
      return list.size();
    }
  }

  private static final class MapView extends AbstractMap<String, @Nullable Object> {
    private final Map<?, ?> map;
    private final Runnable missed;

    MapView(Map<?, ?> map, Runnable missed) {
      this.map = map;
      this.missed = missed;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      var value = map.get(key);
      if (value == null) {
        missed.run();
      }
      return of(value);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return map.containsKey(key);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
          var entries = map.entrySet().iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return entries.hasNext();
            }

            @Override
            public Entry<String, @Nullable Object> next() {
              var entry = entries.next();
              return new SimpleImmutableEntry<>(
                  String.valueOf(entry.getKey()), of(entry.getValue()));
            }
          };
        }

        @Override
        public int size() {
          return map.size();
        }
      };
    }
  }
}
