package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person who may sign in, without the password.
 *
 * @param name by which the person signs in; what the admin log calls the person
 * @param changedAt when password or roles were last changed
 */
public record Account(String name, Set<Role> roles, Instant createdAt, Instant changedAt) {
  public Account {
    roles = Set.copyOf(roles);
  }

  Caller caller() {
    return new Caller(name, Caller.Kind.ACCOUNT, name, roles);
  }
}
