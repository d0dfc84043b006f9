package dev.arbiter.service.imports;

import dev.arbiter.domain.ArbiterException;

/** Thrown where a file cannot be read any further; what was read before it stands. */
public final class ImportException extends ArbiterException {
  ImportException(String message) {
    super(message);
  }

  ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
