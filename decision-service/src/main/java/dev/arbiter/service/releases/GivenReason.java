package dev.arbiter.service.releases;

import dev.arbiter.service.http.problem.ProblemException;

/** Why somebody changes what is in force, in words for the admin log. */
final class GivenReason {
  private static final int MAX_LENGTH = 500;

  private GivenReason() {}

  /**
   * Lets a reason pass.
   *
   * @throws ProblemException if it says nothing or is too long
   */
  static void check(String reason) {
    if (reason.isBlank() || reason.length() > MAX_LENGTH) {
      throw ProblemException.invalid(
          "reason",
          "out-of-range",
          "reason must have 1 to %d characters, not only blanks".formatted(MAX_LENGTH));
    }
  }
}
