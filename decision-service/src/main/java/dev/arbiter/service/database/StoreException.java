package dev.arbiter.service.database;

import dev.arbiter.domain.ArbiterException;

/** Thrown when the database cannot be read or written; nothing of the attempt was kept. */
public final class StoreException extends ArbiterException {
  public StoreException(String attempted, Throwable cause) {
    super("the database could not " + attempted, cause);
  }
}
