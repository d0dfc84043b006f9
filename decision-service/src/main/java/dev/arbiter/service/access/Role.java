package dev.arbiter.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is for; a caller may have several. */
public enum Role {
  /** A channel asks for decisions and sends events. */
  CHANNEL,
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
}
