package dev.arbiter.service.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Credentials;
import dev.arbiter.service.access.MutableClock;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String ADDRESS = "192.0.2.1";

  private final MutableClock clock = new MutableClock();
  private final MemoryAccountStore store = new MemoryAccountStore();
  private final Accounts accounts = new Accounts(store, new Passwords(1), clock);
  private final Sessions sessions = new Sessions(accounts, clock);

  @BeforeEach
  void makeAccount() {
    accounts.create("ana", PASSWORD, Set.of(Role.COMPLIANCE), "admin");
  }

  private Optional<Caller> read(String token) {
    return sessions.authenticate(
        new Credentials(Optional.empty(), Optional.of(token), Optional.empty(), false));
  }

  private ProblemException signInWrongly(String name, String address) {
    return catchThrowableOfType(
        ProblemException.class, () -> sessions.open(name, "wrong", address));
  }

  @Test
  void whoSignsInIsKnownByTheToken() {
    var opened = sessions.open("ana", PASSWORD, ADDRESS);
    assertThat(read(opened.token()))
        .contains(new Caller("ana", Caller.Kind.ACCOUNT, "ana", Set.of(Role.COMPLIANCE)));
    assertThat(opened.toString()).doesNotContain(opened.token());
  }

  @Test
  void aSessionSurvivesARestart() {
    var token = sessions.open("ana", PASSWORD, ADDRESS).token();
    var restarted = new Sessions(new Accounts(store, new Passwords(1), clock), clock);
    assertThat(
            restarted.authenticate(
                new Credentials(Optional.empty(), Optional.of(token), Optional.empty(), false)))
        .isPresent();
  }

  @Test
  void aSessionEndsWhenItIsIdle() {
    var token = sessions.open("ana", PASSWORD, ADDRESS).token();
    for (var i = 0; i < 3; i++) {
      clock.advance(Sessions.IDLE.minusSeconds(1));
      assertThat(read(token)).isPresent();
    }
    clock.advance(Sessions.IDLE);
    assertThat(read(token)).isEmpty();
  }

  @Test
  void aSessionEndsAfterHalfADayHoweverBusy() {
    var token = sessions.open("ana", PASSWORD, ADDRESS).token();
    for (var passed = Duration.ZERO;
        passed.compareTo(Sessions.ABSOLUTE) < 0;
        passed = passed.plusMinutes(20)) {
      assertThat(read(token)).isPresent();
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(read(token)).isEmpty();
  }

  @Test
  void signingOutAndANewPasswordEndASession() {
    var token = sessions.open("ana", PASSWORD, ADDRESS).token();
    sessions.close(token, "ana");
    assertThat(read(token)).isEmpty();

    var other = sessions.open("ana", PASSWORD, ADDRESS).token();
    accounts.setPassword("ana", PASSWORD + "!", "admin");
    assertThat(read(other)).isEmpty();
  }

  @Test
  void writesNeedWhatOnlyThisSessionKnows() {
    var token = sessions.open("ana", PASSWORD, ADDRESS).token();
    var foreign = Sessions.csrf(sessions.open("ana", PASSWORD, ADDRESS).token());
    for (var csrf : new String[] {"", "x", token, foreign}) {
      assertThatThrownBy(
              () ->
                  sessions.authenticate(
                      new Credentials(
                          Optional.empty(), Optional.of(token), Optional.of(csrf), true)))
          .hasMessageContaining("X-Arbiter-CSRF");
    }
    assertThat(
            sessions.authenticate(
                new Credentials(
                    Optional.empty(), Optional.of(token), Optional.of(Sessions.csrf(token)), true)))
        .isPresent();
  }

  @Test
  void aWrongNameIsAnsweredLikeAWrongPassword() {
    assertThat(signInWrongly("ana", ADDRESS))
        .hasMessage(signInWrongly("nobody", ADDRESS).getMessage());
  }

  @Test
  void whoGuessesWaitsLongerAndLonger() {
    for (var i = 0; i < 4; i++) {
      assertThat(signInWrongly("ana", ADDRESS).kind()).isEqualTo(ProblemKind.UNAUTHENTICATED);
    }
    var wait = 0L;
    for (var i = 0; i < 8; i++) {
      var problem = signInWrongly("ana", "198.51.100." + i);
      assertThat(problem.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
      var longer = Long.parseLong(problem.headers().getOrDefault("Retry-After", "0"));
      assertThat(longer).isGreaterThan(wait);
      wait = longer;
      clock.advance(Duration.ofSeconds(longer));
      assertThat(signInWrongly("ana", "198.51.100." + i).kind())
          .isEqualTo(ProblemKind.UNAUTHENTICATED);
    }
    assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(5).toSeconds() + 1);
  }

  @Test
  void whoWaitsMaySignInAndStartsAfresh() {
    for (var i = 0; i < 4; i++) {
      signInWrongly("ana", ADDRESS);
    }
    clock.advance(Duration.ofMinutes(5));
    assertThat(sessions.open("ana", PASSWORD, ADDRESS).caller().name()).isEqualTo("ana");
    assertThat(signInWrongly("ana", ADDRESS).kind()).isEqualTo(ProblemKind.UNAUTHENTICATED);
  }

  @Test
  void anAddressThatTriesManyNamesWaitsToo() {
    for (var i = 0; i < 4; i++) {
      signInWrongly("name" + i, ADDRESS);
    }
    assertThat(signInWrongly("ana", ADDRESS).kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
    assertThat(sessions.open("ana", PASSWORD, "203.0.113.7").caller().name()).isEqualTo("ana");
  }
}
