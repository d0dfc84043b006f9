package dev.arbiter.service.events.webhook;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.http.signing.Secret;
import dev.arbiter.service.http.signing.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** Who may send webhooks, each source by a secret of its own. Thread-safe. */
public final class Webhooks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Secrets.Owners SOURCES =
      new Secrets.Owners("webhook_sources", "webhooks", "webhook");

  private final WebhookStore store;
  private final Secrets secrets;
  private final InstantSource clock;

  public Webhooks(Jdbc jdbc, Sealer sealer, InstantSource clock) {
    this.store = new WebhookStore(jdbc);
    this.secrets = new Secrets(jdbc, sealer, SOURCES);
    this.clock = clock;
  }

  /**
   * A source with a new secret.
   *
   * @param secret {@code whsec_} and Base64; shown once
   */
  record Issued(WebhookSource source, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return source.toString();
    }
  }

  /**
   * Lets a source send webhooks.
   *
   * @throws ProblemException if the name is not acceptable or taken
   */
  Issued register(String name, String actor) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "source", "out-of-range", "source must be 1 to 64 small letters, digits or dashes");
    }
    var secret = Secret.random();
    if (!store.add(name, secrets.sealed(name, secret), actor, clock.instant())) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "There is a source of this name: POST …/secret gives it another secret");
    }
    return issued(name, secret);
  }

  /**
   * Gives a source another secret; the one before is good for some time still.
   *
   * @throws ProblemException if there is no such source
   */
  Issued rotate(String name, Duration grace, String actor) {
    var secret = Secret.random();
    if (!secrets.rotate(name, secret, grace, actor, clock.instant())) {
      throw unknown();
    }
    return issued(name, secret);
  }

  /**
   * Ends a source at once.
   *
   * @throws ProblemException if there is no such source
   */
  void remove(String name, String actor) {
    if (!secrets.remove(name, actor, clock.instant())) {
      throw unknown();
    }
  }

  List<WebhookSource> list() {
    return store.list();
  }

  /**
   * Lets a message pass that the source has signed within the last minutes.
   *
   * @throws ProblemException if it has not, or there is no such source
   */
  void require(String name, Signed message) {
    var now = clock.instant();
    message
        .flaw(now)
        .ifPresent(
            flaw -> {
              throw unauthenticated(flaw);
            });
    var genuine = false;
    for (var secret : secrets.good(name, now)) {
      genuine |= message.isBy(secret);
    }
    if (!genuine) {
      throw unauthenticated("No signature was made by the secret of this source");
    }
  }

  private Issued issued(String name, Secret secret) {
    var source = store.find(name).orElseThrow(Webhooks::unknown);
    return new Issued(source, secret.text());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("No source of webhooks has this name");
  }

  private static ProblemException unauthenticated(String detail) {
    return new ProblemException(ProblemKind.UNAUTHENTICATED, detail)
        .header("WWW-Authenticate", "Webhook-Signature realm=\"arbiter\"");
  }
}
