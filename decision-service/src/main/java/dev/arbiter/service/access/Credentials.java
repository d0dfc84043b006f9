package dev.arbiter.service.access;

import java.util.Optional;

/**
 * What a request shows to prove who calls.
 *
 * @param bearer the token of the header {@code Authorization: Bearer}
 * @param session the value of the session cookie
 * @param csrf the value of the header {@code X-Arbiter-CSRF}
 * @param unsafe whether the method may change something
 */
public record Credentials(
    Optional<String> bearer, Optional<String> session, Optional<String> csrf, boolean unsafe) {

  /** Says the kinds only: the values are secrets. */
  @Override
  public String toString() {
    return "Credentials[bearer %s, session %s]".formatted(bearer.isPresent(), session.isPresent());
  }
}
