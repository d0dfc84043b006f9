package dev.arbiter.service.database;

import dev.arbiter.domain.ArbiterException;

/** Thrown when the key is gone under which something was sealed: the subject was forgotten. */
public final class ErasedException extends ArbiterException {
  public ErasedException() {
    super("the personal part was erased at the request of the subject");
  }
}
