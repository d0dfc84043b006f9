package dev.arbiter.service.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a check before each resource method. A method that does not say who may call it, and whose
 * class does not, keeps the server from starting.
 */
@jakarta.ws.rs.ext.Provider
@Dependent
public final class AccessFeature implements DynamicFeature {
  private final Provider<Access> access;

  /**
   * @param access asked for when the first request comes, for then the server has started
   */
  @Inject
  public AccessFeature(@Context Provider<Access> access) {
    this.access = access;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    rolesOf(resource.getResourceClass(), resource.getResourceMethod())
        .ifPresent(roles -> context.register(new AccessFilter(access, roles)));
  }

  /**
   * The roles of which a caller needs one; empty if anybody may call.
   *
   * @throws IllegalStateException if neither method nor class says so, or names no known role
   */
  static Optional<Set<Role>> rolesOf(Class<?> type, Method method) {
    return stated(method)
        .or(() -> stated(type))
        .map(roles -> roles.isEmpty() ? Optional.<Set<Role>>empty() : Optional.of(roles))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s.%s says neither @RolesAllowed nor @PermitAll"
                        .formatted(type.getName(), method.getName())));
  }

  private static Optional<Set<Role>> stated(AnnotatedElement element) {
    if (element.isAnnotationPresent(PermitAll.class)) {
      return Optional.of(Set.of());
    }
    return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
        .map(allowed -> roles(element, allowed.value()));
  }

  private static Set<Role> roles(AnnotatedElement element, String[] names) {
    var roles = EnumSet.noneOf(Role.class);
    for (var name : names) {
      roles.add(
          Role.of(name)
              .orElseThrow(
                  () -> new IllegalStateException(element + " names the unknown role " + name)));
    }
    if (roles.isEmpty()) {
      throw new IllegalStateException(element + " allows no role");
    }
    return roles;
  }
}
