package dev.arbiter.rules.archive;

import dev.arbiter.domain.ArbiterException;

/** Thrown when a release archive or a key is not acceptable. */
public final class ArchiveException extends ArbiterException {
  public ArchiveException(String message) {
    super(message);
  }

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
