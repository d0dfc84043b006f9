package dev.arbiter.service.imports;

import dev.arbiter.domain.ArbiterException;

/** Thrown where an import is not where a lot of it begins: the lot is not to be decided now. */
final class OvertakenException extends ArbiterException {
  OvertakenException() {
    super("The import is not where these lines begin");
  }
}
