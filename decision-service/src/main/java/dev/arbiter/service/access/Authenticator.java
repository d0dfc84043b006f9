package dev.arbiter.service.access;

import java.util.Optional;

/** Recognises callers by one kind of credentials. Thread-safe. */
public interface Authenticator {

  /**
   * The caller; empty if the request shows no valid credentials of this kind.
   *
   * @throws dev.arbiter.service.http.problem.ProblemException if they are valid but not sufficient
   */
  Optional<Caller> authenticate(Credentials credentials);
}
