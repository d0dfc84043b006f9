package dev.arbiter.service.database;

import org.jspecify.annotations.Nullable;

/**
 * Why the server cannot work, in one sentence that says what to do and that anybody may read.
 *
 * <p>The cause, if any, is for the log only.
 */
public final class StartupProblem extends RuntimeException {

  public StartupProblem(String sentence) {
    super(sentence);
  }

  public StartupProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
