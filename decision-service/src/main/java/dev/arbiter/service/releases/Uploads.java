package dev.arbiter.service.releases;

import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Takes in archives, a few at a time, for each stands in memory as a whole. Thread-safe. */
final class Uploads {
  static final int MOST = 4;
  private static final int RETRY_SECONDS = 5;

  private final Semaphore free = new Semaphore(MOST);

  /**
   * Reads an archive and uses it.
   *
   * @throws ProblemException if there are too many at the moment; nothing is read then
   */
  <T> T take(InputStream archive, Function<byte[], T> use) throws IOException {
    if (!free.tryAcquire()) {
      throw ProblemException.unavailable(
          "Other releases are being published: try again in a few seconds", RETRY_SECONDS);
    }
    try {
      return use.apply(archive.readAllBytes());
    } finally {
      free.release();
    }
  }
}
