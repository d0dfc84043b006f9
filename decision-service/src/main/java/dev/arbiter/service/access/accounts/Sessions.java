package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Authenticator;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Credentials;
import dev.arbiter.service.access.SessionCookie;
import dev.arbiter.service.access.Tokens;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. A session survives restarts; it ends {@link #IDLE} after its last use, {@link
 * #ABSOLUTE} after its beginning, or with the account's password or roles. Thread-safe.
 */
public final class Sessions implements Authenticator {
  /** The longest time between two uses. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** The longest time altogether. */
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  private static final Duration TOUCH = Duration.ofMinutes(1);
  private static final int MAX_TOKEN = 64;

  private final Accounts accounts;
  private final AccountStore store;
  private final Throttle throttle;
  private final InstantSource clock;

  /**
   * @param accounts who may sign in
   */
  public Sessions(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.store = accounts.store();
    this.throttle = new Throttle(clock);
    this.clock = clock;
  }

  /**
   * A new session.
   *
   * @param token the value of the cookie, not kept
   */
  public record Opened(Caller caller, String token) {
    /** Without the token. */
    @Override
    public String toString() {
      return caller.toString();
    }
  }

  /**
   * Signs in.
   *
   * @param address of the caller, to slow down who guesses
   * @throws ProblemException if name and password do not belong together, or after too many
   *     failures
   */
  public Opened open(String name, String password, String address) {
    var keys = List.of("account " + shorten(name), "address " + address);
    throttle.check(keys);
    var account = accounts.verify(name, password);
    if (account.isEmpty()) {
      throttle.failed(keys);
      throw new ProblemException(
          ProblemKind.UNAUTHENTICATED, "The name or the password is not right");
    }
    throttle.succeeded(keys);
    var now = clock.instant();
    store.removeSessionsBefore(now.minus(ABSOLUTE), now.minus(IDLE));
    var token = Tokens.random();
    store.addSession(Tokens.hash(token), name, now, Change.of(name, "session.opened", name));
    return new Opened(account.get().caller(), token);
  }

  /** What is remembered of failures must not grow with what callers send. */
  private static String shorten(String name) {
    return name.substring(0, Math.min(name.length(), Accounts.MAX_NAME));
  }

  /** Signs out; a session that has ended already stays so. */
  public void close(String token, String actor) {
    store.removeSession(Tokens.hash(token), Change.of(actor, "session.closed", actor));
  }

  /** What writes of the session must repeat in a header: no other site can know it. */
  public static String csrf(String token) {
    return Tokens.text(Tokens.hash("csrf " + token));
  }

  @Override
  public Optional<Caller> authenticate(Credentials credentials) {
    return credentials
        .session()
        .filter(token -> token.length() <= MAX_TOKEN)
        .flatMap(
            token ->
                caller(token)
                    .map(
                        caller -> {
                          requireCsrf(credentials, token);
                          return caller;
                        }));
  }

  private Optional<Caller> caller(String token) {
    var now = clock.instant();
    var hash = Tokens.hash(token);
    return store
        .findSession(hash)
        .filter(session -> session.createdAt().plus(ABSOLUTE).isAfter(now))
        .filter(session -> session.seenAt().plus(IDLE).isAfter(now))
        .map(
            session -> {
              if (session.seenAt().plus(TOUCH).isBefore(now)) {
                store.touchSession(hash, now);
              }
              return session.account().caller();
            });
  }

  private static void requireCsrf(Credentials credentials, String token) {
    var expected = csrf(token).getBytes(StandardCharsets.US_ASCII);
    var given = credentials.csrf().orElse("").getBytes(StandardCharsets.UTF_8);
    if (credentials.unsafe() && !MessageDigest.isEqual(expected, given)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "Writes of a signed-in person need the header " + SessionCookie.CSRF_HEADER);
    }
  }
}
