package dev.arbiter.service.releases.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A source that answers in time or not at all, whatever it hangs on. Who is late is left alone, and
 * nobody looks again until it has come to an end.
 */
final class TimedSource implements Source {
  private final Source source;
  private final Duration most;
  private CompletableFuture<Optional<Snapshot>> last =
      CompletableFuture.completedFuture(Optional.empty());

  TimedSource(Source source, Duration most) {
    this.source = source;
    this.most = most;
  }

  @Override
  public Optional<Snapshot> look(String known) {
    if (!last.isDone()) {
      throw new WatchException("the look before, which took too long, has not come to an end yet");
    }
    last = CompletableFuture.supplyAsync(() -> source.look(known), TimedSource::start);
    try {
      return last.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      last = last.thenApply(TimedSource::closed);
      throw new WatchException("what is watched did not answer within " + most, late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof WatchException refused
          ? refused
          : new IllegalStateException("what is watched cannot be read", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WatchException("the server is stopping", interrupted);
    }
  }

  private static Optional<Snapshot> closed(Optional<Snapshot> late) {
    late.ifPresent(Snapshot::close);
    return Optional.empty();
  }

  private static void start(Runnable look) {
    var thread = new Thread(look, "arbiter-watch-look");
    thread.setContextClassLoader(TimedSource.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }
}
