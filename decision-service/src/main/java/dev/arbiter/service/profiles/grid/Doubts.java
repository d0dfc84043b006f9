package dev.arbiter.service.profiles.grid;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Which fragments in memory may be of a time before a change, because memory could not be told of
 * it. They are read from the record until memory forgot them. Thread-safe.
 */
final class Doubts {
  /** With more than so many, all are doubted. */
  private static final int MAX = 10_000;

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Long> some = new ConcurrentHashMap<>();
  private final AtomicLong raised = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();
  private volatile long pausedUntil = System.nanoTime();

  /** Whether this one must not be shown. */
  boolean of(String id) {
    return ofAll() || isPaused() || !some.isEmpty() && some.containsKey(id);
  }

  boolean ofAll() {
    return raised.get() != settled.get();
  }

  void raise(String id) {
    if (some.size() < MAX) {
      some.merge(id, 1L, Long::sum);
    } else {
      raiseAll();
    }
  }

  void raiseAll() {
    raised.incrementAndGet();
  }

  /** Memory did not answer: for a while nobody shall wait for it again. */
  void pause() {
    pausedUntil = System.nanoTime() + PAUSE_NANOS;
  }

  boolean isPaused() {
    return System.nanoTime() - pausedUntil < 0;
  }

  /** Settles them by forgetting; a doubt that is raised meanwhile stays. */
  void settle(Runnable forgetAll, Consumer<String> forget) {
    var last = raised.get();
    if (last != settled.get()) {
      var before = Map.copyOf(some);
      forgetAll.run();
      before.forEach(some::remove);
      settled.set(last);
    }
    for (var doubt : Map.copyOf(some).entrySet()) {
      forget.accept(doubt.getKey());
      some.remove(doubt.getKey(), doubt.getValue());
    }
  }
}
