package dev.arbiter.service.releases.watch;

import dev.arbiter.domain.ArbiterException;

/** Thrown if what is watched cannot be read or taken; the message says why. */
final class WatchException extends ArbiterException {
  WatchException(String message) {
    super(message);
  }

  WatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
