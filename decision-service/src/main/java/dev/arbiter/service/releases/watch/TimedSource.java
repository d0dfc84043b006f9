package dev.arbiter.service.releases.watch;

import dev.arbiter.domain.ArbiterException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A source that answers in time or not at all, whatever it hangs on: the look and all files that
 * are read of it have one time together. Who is late is left alone, and nobody looks again until it
 * has come to an end.
 */
final class TimedSource implements Source {
  private final Source source;
  private final Duration most;
  private CompletableFuture<?> last = CompletableFuture.completedFuture("");
  private long leftNanos;

  TimedSource(Source source, Duration most) {
    this.source = source;
    this.most = most;
  }

  @Override
  public Optional<Snapshot> look(String known) {
    if (!last.isDone()) {
      throw new WatchException("the look before, which took too long, has not come to an end yet");
    }
    leftNanos = most.toNanos();
    var looking = begin(() -> source.look(known));
    try {
      return answer(looking).map(Timed::new);
    } catch (WatchException unanswered) {
      last = looking.thenAccept(late -> late.ifPresent(Snapshot::close));
      throw unanswered;
    }
  }

  private <R> CompletableFuture<R> begin(Supplier<R> question) {
    var begun = CompletableFuture.supplyAsync(question, TimedSource::start);
    last = begun;
    return begun;
  }

  private <R> R answer(CompletableFuture<R> asked) {
    var since = System.nanoTime();
    try {
      return asked.get(leftNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new WatchException("what is watched did not answer within " + most, late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof ArbiterException refused
          ? refused
          : new IllegalStateException("what is watched cannot be read", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WatchException("the server is stopping", interrupted);
    } finally {
      leftNanos -= System.nanoTime() - since;
    }
  }

  private static void start(Runnable question) {
    var thread = new Thread(question, "arbiter-watch-look");
    thread.setContextClassLoader(TimedSource.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  /** Is closed when what is read of it has come to an end. */
  private final class Timed implements Snapshot {
    private final Snapshot snapshot;

    Timed(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    @Override
    public String id() {
      return snapshot.id();
    }

    @Override
    public byte[] file(String path, int most) {
      return answer(begin(() -> snapshot.file(path, most)));
    }

    @Override
    public void close() {
      last = last.whenComplete((read, failed) -> snapshot.close());
    }
  }
}
