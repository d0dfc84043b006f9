package dev.arbiter.service.access;

import dev.arbiter.service.http.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller is for; a caller may have several. */
public enum Role {
  /** A channel asks for decisions and sends events. */
  CHANNEL,
  /** Sends events and does nothing else: its key may be read by anybody, as in a page. */
  SOURCE,
  /** Edits the business tier of rule projects. */
  BUSINESS_AUTHOR,
  /** Edits and uploads the developer tier of rule projects. */
  RULE_DEVELOPER,
  /** Approves releases of others. */
  APPROVER,
  /** Looks after models and segments. */
  DATA_SCIENTIST,
  /** Reads decisions, profiles and the admin log; answers for the rights of subjects. */
  COMPLIANCE,
  /** Runs the server: imports, rebuilds, deployments. */
  OPERATOR,
  /** Gives access to others. */
  ADMIN;

  /** The name in JSON, SQL and {@code @RolesAllowed}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of this name. */
  public static Optional<Role> of(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }

  /** The names of the roles in the order of their declaration. */
  public static String[] names(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wire).toArray(String[]::new);
  }

  /** The roles of these names; a name that is no role any more gives none. */
  public static Set<Role> ofNames(String... names) {
    return Arrays.stream(names)
        .map(Role::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The roles of these names, as a caller gave them.
   *
   * @throws ProblemException if one is no role
   */
  public static Set<Role> require(Collection<String> names) {
    return names.stream()
        .map(
            name ->
                of(name)
                    .orElseThrow(
                        () ->
                            ProblemException.invalid(
                                "roles",
                                "unknown-name",
                                "roles must be some of "
                                    + String.join(", ", names(EnumSet.allOf(Role.class))))))
        .collect(Collectors.toUnmodifiableSet());
  }
}
