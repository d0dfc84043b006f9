package dev.arbiter.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does one thing on many threads at the same time. */
public final class Together {
  private Together() {}

  /** Returns when all have ended; what one of them threw is thrown. */
  public static void run(int threads, IntConsumer task) {
    var executor = Executors.newFixedThreadPool(threads);
    var start = new CountDownLatch(1);
    try {
      var running =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> {
                            await(start);
                            task.accept(i);
                          },
                          executor))
              .toArray(CompletableFuture<?>[]::new);
      start.countDown();
      CompletableFuture.allOf(running).join();
    } finally {
      executor.shutdownNow();
    }
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
