package dev.arbiter.service.models;

import dev.arbiter.rules.dmn.ContextException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;

/** What is wrong with a context, as a problem that tells each place. */
final class Misfits {
  private Misfits() {}

  static ProblemException problem(ContextException failure) {
    var refused = new ProblemException(ProblemKind.INVALID, failure.getMessage());
    for (var misfit : failure.misfits()) {
      var code =
          switch (misfit.kind()) {
            case MISSING -> "required-missing";
            case UNKNOWN -> "unknown-name";
            case WRONG -> "datatype-mismatch";
          };
      refused = refused.at("/context" + misfit.pointer(), code, misfit.toString());
    }
    return refused;
  }
}
