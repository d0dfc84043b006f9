package dev.arbiter.service.access.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.arbiter.service.access.Authenticator;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Credentials;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.access.Tokens;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.http.problem.ProblemException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of machines: tokens of the form {@code ak_id_secret}, whose secret has 256 random bits.
 *
 * <p>Keys are remembered for {@link #REMEMBERED}, so that decisions need no look-up; a revoked key
 * ends at once on the node that revoked it and after that time on others. Thread-safe.
 */
public final class ApiKeys implements Authenticator {
  /** How long a key is remembered. */
  static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int MAX_REMEMBERED = 10_000;
  private static final int ID_BYTES = 10;
  private static final Pattern TOKEN = Pattern.compile("ak_([0-9a-z]{16})_([0-9a-z]{52})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

  private final ApiKeyStore store;
  private final InstantSource clock;
  private final Cache<String, Optional<ApiKeyStore.Stored>> remembered;

  /** Keeps the keys in the database. */
  public ApiKeys(ControlPlane controlPlane, InstantSource clock) {
    this(new JpaApiKeyStore(controlPlane), clock);
  }

  ApiKeys(ApiKeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .ticker(nanos(clock))
            .build();
  }

  private static Ticker nanos(InstantSource clock) {
    return () -> clock.millis() * 1_000_000;
  }

  /** The entities to be opened with the control plane. */
  public static List<Class<?>> entities() {
    return List.of(ApiKeyRow.class);
  }

  /**
   * A new key.
   *
   * @param token shown once and not kept
   */
  public record Created(ApiKey key, String token) {
    /** Without the token. */
    @Override
    public String toString() {
      return key.toString();
    }
  }

  /**
   * Makes a key.
   *
   * @throws ProblemException if the name is not acceptable or no role is given
   */
  public Created create(String name, Set<Role> roles, String actor) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "out-of-range", "name must be 1 to 64 letters, digits, spaces, dots or dashes");
    }
    if (roles.isEmpty()) {
      throw ProblemException.invalid("roles", "required-missing", "roles is required");
    }
    if (roles.contains(Role.SOURCE) && roles.size() > 1) {
      throw ProblemException.invalid(
          "roles",
          "out-of-range",
          "roles must be source alone, or without it: anybody may read the key of a page");
    }
    var secret = Tokens.random();
    var id = Tokens.random(ID_BYTES);
    var key = new ApiKey(id, name, roles, clock.instant(), actor, Optional.empty());
    var change =
        Change.of(actor, "api-key.created", id).with("roles", String.join(" ", Role.names(roles)));
    store.add(key, Tokens.hash(secret), change);
    remembered.invalidate(id);
    return new Created(key, "ak_" + id + "_" + secret);
  }

  public List<ApiKey> list() {
    return store.list();
  }

  /**
   * Ends a key.
   *
   * @throws ProblemException if there is no such key
   */
  public void revoke(String id, String actor) {
    if (store.find(id).isEmpty()) {
      throw ProblemException.notFound("No API key has this id");
    }
    store.revoke(id, clock.instant(), Change.of(actor, "api-key.revoked", id));
    remembered.invalidate(id);
  }

  @Override
  public Optional<Caller> authenticate(Credentials credentials) {
    return credentials
        .bearer()
        .map(TOKEN::matcher)
        .filter(token -> token.matches())
        .flatMap(
            token -> {
              var hash = Tokens.hash(token.group(2));
              return remembered
                  .get(token.group(1), store::find)
                  .filter(stored -> MessageDigest.isEqual(stored.secretHash(), hash))
                  .map(ApiKeyStore.Stored::key)
                  .filter(key -> key.revokedAt().isEmpty())
                  .map(ApiKey::caller);
            });
  }
}
