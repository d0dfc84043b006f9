package dev.arbiter.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.arbiter.service.http.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessTest {
  private static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final Credentials WRONG_KEY =
      new Credentials(Optional.of("ak_x_y"), Optional.empty(), Optional.empty(), false);
  private static final Caller CHANNEL =
      new Caller("key:1", Caller.Kind.API_KEY, "ana", Set.of(Role.CHANNEL));

  private static ProblemException refused(Access access, Credentials credentials) {
    return catchThrowableOfType(
        ProblemException.class,
        () -> access.require(credentials, Set.of(Role.ADMIN, Role.COMPLIANCE)));
  }

  @Test
  void theFirstAuthenticatorThatKnowsTheCallerCounts() {
    var access = new Access(List.of(any -> Optional.empty(), any -> Optional.of(CHANNEL)));
    assertThat(access.require(NONE, Set.of(Role.CHANNEL, Role.ADMIN))).isEqualTo(CHANNEL);
  }

  @Test
  void nobodyIsAskedToAuthenticate() {
    var access = new Access(List.of(any -> Optional.empty()));
    assertThat(refused(access, NONE).kind().status()).isEqualTo(401);
    assertThat(refused(access, NONE).headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"arbiter\"");
    assertThat(refused(access, WRONG_KEY).headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"arbiter\", error=\"invalid_token\"");
  }

  @Test
  void somebodyElseIsToldWhichRoleItTakes() {
    var access = new Access(List.of(any -> Optional.of(CHANNEL)));
    assertThat(refused(access, NONE).kind().status()).isEqualTo(403);
    assertThat(refused(access, NONE)).hasMessage("This needs the role admin or compliance");
  }

  @Test
  void credentialsAreNeverPrinted() {
    assertThat(WRONG_KEY.toString()).doesNotContain("ak_x_y");
  }
}
