package dev.arbiter.service.triggers.outlet;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.signing.Secret;
import dev.arbiter.service.http.signing.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The outlets of this installation. Thread-safe. */
public final class Outlets implements AutoCloseable {
  private static final int MAX_TARGET = 2_000;
  private static final int MOST_ATTEMPTS = 30;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final int MAX_NAME = 64;
  private static final Secrets.Owners OUTLETS = new Secrets.Owners("outlets", "outlets", "outlet");

  private final OutletStore store;
  private final Secrets secrets;
  private final WebhookCalls webhooks;
  private final Reach reach;
  private final Optional<Topics> topics;
  private final InstantSource clock;

  /**
   * @param topics if brokers are known
   * @param reach where webhooks may lead
   */
  public Outlets(
      Jdbc jdbc, Sealer sealer, Optional<Topics> topics, Reach reach, InstantSource clock) {
    this.store = new OutletStore(jdbc);
    this.secrets = new Secrets(jdbc, sealer, OUTLETS);
    this.webhooks = new WebhookCalls(reach, clock);
    this.reach = reach;
    this.topics = topics;
    this.clock = clock;
  }

  /** What an outlet is to be. */
  record Wanted(Outlet.Kind kind, String target, int attempts) {}

  /**
   * Adds an outlet, or gives one of this name another target.
   *
   * @return the secret of a new one: {@code whsec_} and Base64; shown once
   * @throws ProblemException if the name or what is wanted is not acceptable
   */
  Optional<String> put(String name, Wanted wanted, String actor) {
    if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name",
          "out-of-range",
          "name must be 1 to 64 small letters and digits, with dashes between words");
    }
    check(wanted);
    var secret = Secret.random();
    return store.put(name, wanted, secrets.sealed(name, secret), actor, clock.instant())
        ? Optional.of(secret.text())
        : Optional.empty();
  }

  private void check(Wanted wanted) {
    if (wanted.attempts() < 1 || wanted.attempts() > MOST_ATTEMPTS) {
      throw ProblemException.invalid(
          "attempts", "out-of-range", "attempts must be between 1 and " + MOST_ATTEMPTS);
    }
    if (wanted.kind() == Outlet.Kind.WEBHOOK) {
      checkAddress(wanted.target());
    }
    if (wanted.kind() == Outlet.Kind.KAFKA) {
      if (!TOPIC.matcher(wanted.target()).matches()) {
        throw ProblemException.invalid("topic", "out-of-range", "topic must name a topic");
      }
      if (topics.isEmpty()) {
        throw ProblemException.invalid(
            "kind", "out-of-range", "no brokers are known: start with arbiter.kafka.bootstrap");
      }
    }
  }

  private void checkAddress(String url) {
    if (!isAddress(url)) {
      throw ProblemException.invalid(
          "url",
          "out-of-range",
          "url must be an address such as https://journeys.example.org/arbiter");
    }
    if (reach.problem(URI.create(url)).isPresent()) {
      throw ProblemException.invalid(
          "url",
          "out-of-range",
          "url must be https and lead to a public address; if the tool that is told is inside,"
              + " have the servers started with arbiter.outlets.internal=true");
    }
  }

  private static boolean isAddress(String text) {
    try {
      var address = URI.create(text);
      return text.length() <= MAX_TARGET
          && List.of("http", "https").contains(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getFragment() == null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * Gives an outlet another secret; messages are signed by the one before, too, for some time.
   *
   * @throws ProblemException if there is no such outlet
   */
  String rotate(String name, Duration grace, String actor) {
    var secret = Secret.random();
    if (!secrets.rotate(name, secret, grace, actor, clock.instant())) {
      throw unknown();
    }
    return secret.text();
  }

  /**
   * Removes an outlet; what was to be told it is dead until there is one of its name again.
   *
   * @throws ProblemException if there is no such outlet
   */
  void remove(String name, String actor) {
    if (!secrets.remove(name, actor, clock.instant())) {
      throw unknown();
    }
  }

  List<Outlet> list() {
    return store.list();
  }

  /** The outlet of this name. */
  public Optional<Outlet> find(String name) {
    return store.find(name);
  }

  /** Hands it the message; empty if it took it, else why not, without anything personal. */
  public Optional<String> send(Outlet outlet, Message message) {
    return switch (outlet.kind()) {
      case WEBHOOK ->
          webhooks.send(outlet.target(), message, secrets.good(outlet.name(), clock.instant()));
      case KAFKA ->
          topics
              .map(all -> all.send(outlet.target(), message))
              .orElse(Optional.of("No brokers are known to this server"));
      case STREAM -> Optional.empty(); // who listens is told by what is kept
    };
  }

  static ProblemException unknown() {
    return ProblemException.notFound("No outlet has this name");
  }

  @Override
  public void close() {
    topics.ifPresent(Topics::close);
  }
}
