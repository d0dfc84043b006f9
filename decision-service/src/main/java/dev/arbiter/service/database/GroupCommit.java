package dev.arbiter.service.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Commits together what is waiting together: one transaction for all requests that came in while
 * the last one was being written. An answer is given only after its commit.
 *
 * <p>One thread writes, so that items are committed in the order in which they came. If a batch
 * fails, its items are tried one by one, so that one bad item harms no other; if the database is
 * not there, all fail at once.
 *
 * @param <T> what is written
 * @param <R> what the writer says of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {
  private static final int MAX_BATCH = 256;
  private static final int MAX_WAITING = 4_096;
  private static final long PATIENCE_SECONDS = 5;

  private final BlockingQueue<Waiting<T, R>> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Writer<T, R> writer;
  private final Thread thread;
  private volatile boolean closed;

  /** Writes a batch in one transaction. */
  public interface Writer<T, R> {
    /**
     * Answers for each item, in order.
     *
     * @throws RuntimeException if nothing was written; what follows the commit must not throw,
     *     because the batch would be written again
     */
    List<R> write(List<T> batch);
  }

  public GroupCommit(String name, Writer<T, R> writer) {
    this.writer = writer;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns when the item is committed.
   *
   * @throws OverloadException if too many are waiting
   * @throws RuntimeException what the writer threw for this item
   */
  public R submit(T item) {
    try {
      return begin(item).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * Hands in an item after those that this thread handed in before.
   *
   * @return completes when the item is committed, with failure if it is not
   * @throws OverloadException if too many are waiting
   */
  public CompletableFuture<R> begin(T item) {
    var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
    enqueue(waiting);
    return waiting.done;
  }

  private void enqueue(Waiting<T, R> waiting) {
    try {
      if (closed || !queue.offer(waiting, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new OverloadException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OverloadException();
    }
    if (closed && queue.remove(waiting)) {
      throw new OverloadException();
    }
  }

  private void run() {
    var batch = new ArrayList<Waiting<T, R>>(MAX_BATCH);
    while (!closed || !queue.isEmpty()) {
      try {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MAX_BATCH - 1);
          commit(batch);
          batch.clear();
        }
      } catch (InterruptedException stopped) {
        closed = true;
      }
    }
  }

  private void commit(List<Waiting<T, R>> batch) {
    List<R> answers;
    try {
      answers = writer.write(batch.stream().map(Waiting::item).toList());
    } catch (RuntimeException | Error failed) {
      if (batch.size() == 1 || failed instanceof StoreException store && store.isOutage()) {
        batch.forEach(waiting -> waiting.done.completeExceptionally(failed));
      } else {
        batch.forEach(waiting -> commit(List.of(waiting)));
      }
      return;
    }
    // Past this point all is committed: nothing may lead back to the writer.
    for (var i = 0; i < batch.size(); i++) {
      batch.get(i).done.complete(answers.get(i));
    }
  }

  /** Commits what is waiting, then stops. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private record Waiting<T, R>(T item, CompletableFuture<R> done) {}
}
