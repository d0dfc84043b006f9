package dev.arbiter.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessFeatureTest {

  static class Silent {
    public void silent() {}

    @RolesAllowed("channel")
    public void channel() {}

    @RolesAllowed("root")
    public void unknown() {}

    @RolesAllowed({})
    public void nobody() {}

    @PermitAll
    public void open() {}
  }

  @RolesAllowed({"admin", "compliance"})
  static class Strict {
    public void inherited() {}

    @RolesAllowed("operator")
    public void narrower() {}
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_method_says_who_may_call_it() {
    assertThat(AccessFeature.rolesOf(Silent.class, method(Silent.class, "channel")))
        .contains(Set.of(Role.CHANNEL));
    assertThat(AccessFeature.rolesOf(Silent.class, method(Silent.class, "open"))).isEmpty();
  }

  @Test
  void the_class_says_it_where_the_method_does_not() {
    assertThat(AccessFeature.rolesOf(Strict.class, method(Strict.class, "inherited")))
        .contains(Set.of(Role.ADMIN, Role.COMPLIANCE));
    assertThat(AccessFeature.rolesOf(Strict.class, method(Strict.class, "narrower")))
        .contains(Set.of(Role.OPERATOR));
  }

  @Test
  void a_method_about_which_nobody_says_anything_is_refused_at_start() {
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "silent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Silent.silent says neither @RolesAllowed nor @PermitAll");
  }

  @Test
  void unknown_roles_and_empty_lists_are_refused_at_start() {
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "unknown")))
        .hasMessageContaining("unknown role root");
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "nobody")))
        .hasMessageContaining("allows no role");
  }
}
