package dev.arbiter.service.http.body;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Takes in bodies that have to stand in memory as a whole, so many bytes of all of them together:
 * however many are sent at once, memory does not run out. Thread-safe.
 */
@Singleton
public final class Room {
  private static final int CHUNK_BYTES = 8 << 10;

  /** As a tree, JSON takes up to twenty times its bytes: half of the gigabyte that a server has. */
  private static final int CHUNKS = (24 << 20) / CHUNK_BYTES;

  private static final int RETRY_SECONDS = 1;

  private final Semaphore free;

  public Room() {
    this(CHUNKS);
  }

  Room(int chunks) {
    this.free = new Semaphore(chunks);
  }

  /**
   * Reads a body and uses it; its room is free again after that.
   *
   * @throws ProblemException if there is no room at the moment; the body was not used then
   */
  public <T> T take(InputStream body, Function<byte[], T> use) throws IOException {
    var taken = 0;
    try {
      var whole = new ByteArrayOutputStream();
      for (var more = true; more; ) {
        if (!free.tryAcquire()) {
          throw full();
        }
        taken++;
        var chunk = body.readNBytes(CHUNK_BYTES);
        whole.write(chunk, 0, chunk.length);
        more = chunk.length == CHUNK_BYTES;
      }
      return use.apply(whole.toByteArray());
    } finally {
      free.release(taken);
    }
  }

  private static ProblemException full() {
    return new ProblemException(
            ProblemKind.TOO_MANY_REQUESTS,
            "The server holds as many bodies as it can at the moment: send this one again")
        .header("Retry-After", Integer.toString(RETRY_SECONDS));
  }
}
