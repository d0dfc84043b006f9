package dev.arbiter.service.imports;

import dev.arbiter.service.events.Receipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Lots of one import on their way to the database, few at a time, so that the next are read while
 * these are written. For one thread.
 */
final class LotsAhead {
  private static final int MOST = 4;

  private final Deque<CompletableFuture<Receipt>> waiting = new ArrayDeque<>();
  private Optional<RuntimeException> failure = Optional.empty();

  /**
   * Adds a lot that was handed in; returns when few enough are waiting.
   *
   * @throws RuntimeException the failure of a lot before it
   */
  void add(CompletableFuture<Receipt> lot) {
    waiting.addLast(lot);
    while (waiting.size() > MOST) {
      settle();
    }
    failure.ifPresent(LotsAhead::fail);
  }

  /**
   * Returns when none is waiting any more.
   *
   * @throws RuntimeException the first failure: those after it only follow from it
   */
  void await() {
    while (!waiting.isEmpty()) {
      settle();
    }
    failure.ifPresent(LotsAhead::fail);
  }

  private void settle() {
    try {
      waiting.removeFirst().join();
    } catch (CompletionException failed) {
      var cause = failed.getCause() instanceof RuntimeException named ? named : failed;
      failure = failure.or(() -> Optional.of(cause));
    }
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
