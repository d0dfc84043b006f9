package dev.arbiter.service.access;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets a request pass or not. Thread-safe. */
public final class Access {
  private final List<Authenticator> authenticators;

  /**
   * @param authenticators asked in this order
   */
  public Access(List<Authenticator> authenticators) {
    this.authenticators = List.copyOf(authenticators);
  }

  /**
   * The caller, who has at least one of the roles.
   *
   * @throws ProblemException if nobody, or somebody else, calls
   */
  public Caller require(Credentials credentials, Set<Role> roles) {
    var caller = caller(credentials).orElseThrow(() -> unauthenticated(credentials));
    if (roles.stream().noneMatch(caller::has)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "This needs the role "
              + roles.stream().map(Role::wire).sorted().collect(Collectors.joining(" or ")));
    }
    return caller;
  }

  private Optional<Caller> caller(Credentials credentials) {
    return authenticators.stream()
        .map(authenticator -> authenticator.authenticate(credentials))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static ProblemException unauthenticated(Credentials credentials) {
    var wrong = credentials.bearer().isPresent();
    var detail =
        wrong
            ? "The API key is not known or was revoked"
            : credentials.session().isPresent()
                ? "The session has ended: sign in again"
                : "Send an API key as bearer token, or sign in";
    return new ProblemException(ProblemKind.UNAUTHENTICATED, detail)
        .header(
            "WWW-Authenticate",
            wrong
                ? "Bearer realm=\"arbiter\", error=\"invalid_token\""
                : "Bearer realm=\"arbiter\"");
  }
}
