package dev.arbiter.service.http.body;

import dev.arbiter.service.http.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Takes in archives, a few at a time, for each stands in memory as a whole. Thread-safe. */
@Singleton
public final class Uploads {
  static final int MOST = 4;
  private static final int RETRY_SECONDS = 5;

  private final Semaphore free = new Semaphore(MOST);

  /**
   * Reads an archive and uses it.
   *
   * @throws ProblemException if there are too many at the moment; nothing is read then
   */
  public <T> T take(InputStream archive, Function<byte[], T> use) throws IOException {
    if (!free.tryAcquire()) {
      throw ProblemException.unavailable(
          "Other archives are being taken in: try again in a few seconds", RETRY_SECONDS);
    }
    try {
      return use.apply(archive.readAllBytes());
    } finally {
      free.release();
    }
  }
}
