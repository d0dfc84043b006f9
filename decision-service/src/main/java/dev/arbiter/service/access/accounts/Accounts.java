package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Role;
import dev.arbiter.service.access.Tokens;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The accounts of people: made, changed and removed by an administrator. Thread-safe. */
public final class Accounts {
  /** Shorter passwords than this many characters are refused. */
  public static final int MIN_PASSWORD = 12;

  /** Longer passwords than this many characters are refused. */
  public static final int MAX_PASSWORD = 256;

  /** Longer names than this many characters are refused. */
  static final int MAX_NAME = 64;

  private static final int GENERATED_BYTES = 15;
  private static final Set<String> RESERVED = Set.of("server", "watch", "guardrails");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private final AccountStore store;
  private final Passwords passwords;
  private final InstantSource clock;

  Accounts(AccountStore store, Passwords passwords, InstantSource clock) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Keeps the accounts in the database. */
  public static Accounts of(ControlPlane controlPlane, InstantSource clock) {
    return new Accounts(new JpaAccountStore(controlPlane), new Passwords(), clock);
  }

  /** The entities to be opened with the control plane. */
  public static List<Class<?>> entities() {
    return List.of(AccountRow.class, SessionRow.class);
  }

  /** A password that nobody guesses. */
  public static String newPassword() {
    return Tokens.random(GENERATED_BYTES);
  }

  public List<Account> list() {
    return store.list();
  }

  /**
   * Makes an account.
   *
   * @throws ProblemException if the name is taken, or a part is not acceptable
   */
  public Account create(String name, String password, Set<Role> roles, String actor) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "out-of-range", "name must be 1 to 64 of a-z, 0-9, dot, dash, underscore and @");
    }
    requirePassword(password);
    if (RESERVED.contains(name)) {
      throw ProblemException.invalid(
          "name",
          "out-of-range",
          "name must not be server or watch: the server itself is called so");
    }
    if (store.find(name).isPresent()) {
      throw new ProblemException(ProblemKind.CONFLICT, "An account of this name is there already");
    }
    var now = clock.instant();
    var account = new Account(name, roles, now, now);
    store.save(
        account,
        passwords.hash(password),
        Change.of(actor, "account.created", name).with("roles", roles(roles)));
    return account;
  }

  /**
   * Gives an account other roles; its sessions end.
   *
   * @throws ProblemException if there is no such account, or no administrator would be left
   */
  public Account setRoles(String name, Set<Role> roles, String actor) {
    var stored = require(name);
    if (!roles.contains(Role.ADMIN)) {
      requireOtherAdmin(name);
    }
    var account = new Account(name, roles, stored.account().createdAt(), clock.instant());
    store.save(
        account,
        stored.password(),
        Change.of(actor, "account.roles-set", name).with("roles", roles(roles)));
    return account;
  }

  /** Gives an account another password; its sessions end. */
  public void setPassword(String name, String password, String actor) {
    requirePassword(password);
    var account = require(name).account();
    store.save(
        new Account(name, account.roles(), account.createdAt(), clock.instant()),
        passwords.hash(password),
        Change.of(actor, "account.password-set", name));
  }

  /**
   * Removes an account; its sessions end.
   *
   * @throws ProblemException if there is no such account, or no administrator would be left
   */
  public void remove(String name, String actor) {
    require(name);
    requireOtherAdmin(name);
    store.remove(name, Change.of(actor, "account.removed", name));
  }

  /** The account, if the password is its own; takes as long if there is no such account. */
  Optional<Account> verify(String name, String password) {
    var stored = store.find(name);
    if (stored.isEmpty()) {
      passwords.matchNobody(password);
      return Optional.empty();
    }
    return stored
        .filter(found -> passwords.matches(password, found.password()))
        .map(AccountStore.Stored::account);
  }

  AccountStore store() {
    return store;
  }

  private AccountStore.Stored require(String name) {
    return store
        .find(name)
        .orElseThrow(() -> ProblemException.notFound("No account has this name"));
  }

  private void requireOtherAdmin(String name) {
    if (store.list().stream()
        .noneMatch(
            account -> !account.name().equals(name) && account.roles().contains(Role.ADMIN))) {
      throw new ProblemException(ProblemKind.CONFLICT, "One account must keep the role admin");
    }
  }

  private static void requirePassword(String password) {
    if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
      throw ProblemException.invalid(
          "password",
          "out-of-range",
          "password must have %d to %d characters".formatted(MIN_PASSWORD, MAX_PASSWORD));
    }
  }

  private static String roles(Set<Role> roles) {
    return String.join(" ", Role.names(roles));
  }
}
