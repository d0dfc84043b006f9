package dev.arbiter.service.events.http;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of a bounded length. */
final class Lines {
  private static final int MAX_CHARS = 1 << 20;

  private Lines() {}

  /**
   * The next line without its end; empty at the end of the text.
   *
   * @throws ProblemException if a line is longer than a million characters
   */
  static Optional<String> next(Reader reader) throws IOException {
    var line = new StringBuilder();
    int read;
    while ((read = reader.read()) >= 0) {
      if (read == '\n') {
        return Optional.of(line.toString());
      }
      if (line.length() == MAX_CHARS) {
        throw new ProblemException(
            ProblemKind.TOO_LARGE, "A line may have at most " + MAX_CHARS + " characters");
      }
      line.append((char) read);
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
  }
}
