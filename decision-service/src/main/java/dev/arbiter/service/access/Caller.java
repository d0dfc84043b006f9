package dev.arbiter.service.access;

import java.security.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls: an account of a person or an API key of a machine.
 *
 * @param name the name of the account, or {@code key:} and the id of the key; what the admin log
 *     calls the caller
 * @param kind how the caller proved it
 * @param answerable who answers for what the caller does: the account itself, or whoever made the
 *     key
 * @param roles what the caller may do
 */
public record Caller(String name, Kind kind, String answerable, Set<Role> roles)
    implements Principal {
  public Caller {
    roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /** How callers prove who they are. */
  public enum Kind {
    ACCOUNT,
    API_KEY
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
