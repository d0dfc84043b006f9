package dev.arbiter.service.database;

import dev.arbiter.domain.ArbiterException;

/** Thrown when more is waiting to be written than can be written soon: try again later. */
public final class OverloadException extends ArbiterException {
  public OverloadException() {
    super("the server has more to write than it can at the moment: try again in a few seconds");
  }
}
