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
  void theMethodSaysWhoMayCallIt() {
    assertThat(AccessFeature.rolesOf(Silent.class, method(Silent.class, "channel")))
        .contains(Set.of(Role.CHANNEL));
    assertThat(AccessFeature.rolesOf(Silent.class, method(Silent.class, "open"))).isEmpty();
  }

  @Test
  void theClassSaysItWhereTheMethodDoesNot() {
    assertThat(AccessFeature.rolesOf(Strict.class, method(Strict.class, "inherited")))
        .contains(Set.of(Role.ADMIN, Role.COMPLIANCE));
    assertThat(AccessFeature.rolesOf(Strict.class, method(Strict.class, "narrower")))
        .contains(Set.of(Role.OPERATOR));
  }

  @Test
  void aMethodAboutWhichNobodySaysAnythingIsRefusedAtStart() {
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "silent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Silent.silent says neither @RolesAllowed nor @PermitAll");
  }

  @Test
  void unknownRolesAndEmptyListsAreRefusedAtStart() {
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "unknown")))
        .hasMessageContaining("unknown role root");
    assertThatThrownBy(() -> AccessFeature.rolesOf(Silent.class, method(Silent.class, "nobody")))
        .hasMessageContaining("allows no role");
  }
}
