package dev.arbiter.domain.timeline;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes equal values one: the name of a product is held once, however many histories tell it. It
 * remembers a bounded number of values, of two in one place the latest, and only as long as
 * somebody else holds them. Thread-safe.
 */
final class Shared {
  private static final int PLACES = 1 << 16;
  private static final AtomicReferenceArray<@Nullable WeakReference<Object>> VALUES =
      new AtomicReferenceArray<>(PLACES);

  private Shared() {}

  /** A value that is equal to this one, which must be immutable. */
  static Object of(Object value) {
    var hash = value.hashCode();
    var place = (hash ^ hash >>> 16) & PLACES - 1;
    var reference = VALUES.get(place);
    var known = reference == null ? null : reference.get();
    if (known != null && known.equals(value)) {
      return known;
    }
    VALUES.set(place, new WeakReference<>(value));
    return value;
  }
}
