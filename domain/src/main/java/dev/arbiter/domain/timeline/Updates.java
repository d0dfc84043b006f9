package dev.arbiter.domain.timeline;

import dev.arbiter.domain.event.Event;
import java.util.Map;
import java.util.TreeMap;

/** How a series of {@code update} events keeps the traits that they state. */
public final class Updates {
  /** The type of these events. */
  public static final String TYPE = "update";

  /** The field that tells who stated it. */
  public static final String SOURCE = "source";

  private Updates() {}

  /** The field of a trait. */
  public static String field(String trait) {
    return "traits." + trait;
  }

  /** The fields of an event of any type. */
  static Map<String, Object> fields(Event event) {
    var data = event.data().asMap();
    if (!event.type().equals(TYPE) || !(data.get("traits") instanceof Map<?, ?> traits)) {
      return data;
    }
    var stated = new TreeMap<String, Object>();
    traits.forEach((name, value) -> stated.put(field(String.valueOf(name)), value));
    stated.put(SOURCE, event.source());
    return stated;
  }
}
