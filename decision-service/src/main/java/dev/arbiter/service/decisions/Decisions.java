package dev.arbiter.service.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.service.http.json.DecisionJson;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Answers requests: reads the world, lets the {@link Decider} decide, logs, answers. Input is only
 * here at the beginning and output only at the end. Thread-safe.
 */
public final class Decisions {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Function<Subject, Profile> subjects;
  private final LiveRelease live;
  private final ShadowRelease shadow;
  private final DecisionLog log;
  private final RecentContacts contacts;
  private final Turns turns = new Turns(PATIENCE);
  private final InstantSource clock;
  private final BiConsumer<String, Duration> meter;
  private final Decider decider = new Decider();

  /**
   * @param subjects finds the profile, or throws what the caller is to be told
   * @param meter is told of each decision: whether something was chosen, and how long it took
   */
  public Decisions(
      Function<Subject, Profile> subjects,
      LiveRelease live,
      ShadowRelease shadow,
      PostgresDecisionLog log,
      InstantSource clock,
      BiConsumer<String, Duration> meter) {
    this(subjects, live, shadow, (DecisionLog) log, clock, meter);
  }

  Decisions(
      Function<Subject, Profile> subjects,
      LiveRelease live,
      ShadowRelease shadow,
      DecisionLog log,
      InstantSource clock,
      BiConsumer<String, Duration> meter) {
    this.subjects = subjects;
    this.live = live;
    this.shadow = shadow;
    this.log = log;
    this.contacts = new RecentContacts(log);
    this.clock = clock;
    this.meter = meter;
  }

  /** Decides; the record is durable when this returns. */
  Answer decide(DecisionRequest request) {
    return decide(UlidCreator.getMonotonicUlid().toString(), request);
  }

  /** Whether something was chosen by the decision of this id; empty if there is none. */
  public Optional<Boolean> chosen(String id) {
    return log.find(id).map(logged -> !logged.summary().actions().isEmpty());
  }

  /** The decision of this id as its caller got it. */
  public JsonNode answer(String id) {
    var logged =
        log.find(id).orElseThrow(() -> ProblemException.notFound("No decision has this id"));
    try {
      return Json.mapper().readTree(logged.record()).get("answer");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Decides under this id; the record is durable when this returns. It fails if a decision has the
   * id, which stands.
   */
  public void decideAs(String id, DecisionRequest request) {
    decide(id, request);
  }

  private Answer decide(String id, DecisionRequest request) {
    var start = System.nanoTime();
    var profile = subjects.apply(request.subject());
    var answer =
        live.use(
            request.slot(), profile.id(), release -> decide(id, release, request, profile, start));
    meter.accept(answer.record().decision().actions().isEmpty() ? "empty" : "chosen", since(start));
    shadow.alongside(
        request.slot(), profile.id(), release -> decideAgain(release, answer.record(), profile));
    return answer;
  }

  /** Decides what was just decided by another release, and logs it beside that. */
  private void decideAgain(Release release, DecisionRecord answered, Profile profile) {
    var start = System.nanoTime();
    var at = answered.decision().decidedAt();
    var earlier =
        contacts.logged(release, profile.id(), at).stream()
            .filter(contact -> contact.at().isBefore(at))
            .toList();
    var world =
        new World(UlidCreator.getMonotonicUlid().toString(), profile, earlier, at, answered.seed());
    log.appendShadow(answer(release, answered.request(), world, start), answered.decision().id());
  }

  private Answer decide(
      String id, Release release, DecisionRequest request, Profile profile, long start) {
    return turns.take(
        profile.id(),
        () -> {
          try {
            var now = clock.instant();
            var recent = contacts.of(release, profile, now);
            var answer = answerOrLog(release, request, world(id, profile, recent, now), start);
            log.append(answer);
            contacts.keep(profile, answer.record());
            return answer;
          } catch (RuntimeException | Error failed) {
            contacts.forget(release.ref(), profile.id());
            throw failed;
          }
        });
  }

  /** What a release could not decide is in the log too, as its fault. */
  private Answer answerOrLog(Release release, DecisionRequest request, World world, long start) {
    try {
      return answer(release, request, world, start);
    } catch (RuntimeException | Error failed) {
      if (isItsFault(failed, release, request)) {
        log.append(
            new Failure(
                UlidCreator.getMonotonicUlid().toString(),
                world.now(),
                world.known().profile(),
                release.ref(),
                request,
                failed.toString(),
                since(start)));
      }
      throw failed;
    }
  }

  /** A name that the release before it did not have either is the fault of who asks. */
  private boolean isItsFault(Throwable failed, Release release, DecisionRequest request) {
    return !(failed instanceof UnknownNameException)
        || live.hasLost(release, request::isAnswerableBy);
  }

  /** Decides as of an instant, now by default, without log, counters or effects. */
  Answer simulate(DecisionRequest request, Optional<Instant> at) {
    return simulate(request, at, live);
  }

  /** The same by another release than the live one. */
  Answer simulate(DecisionRequest request, Optional<Instant> at, LiveRelease by) {
    var start = System.nanoTime();
    var profile = subjects.apply(request.subject());
    return by.use(
        request.slot(),
        profile.id(),
        release -> {
          var now = at.orElseGet(clock::instant);
          var logged = contacts.logged(release, profile.id(), now);
          var id = UlidCreator.getMonotonicUlid().toString();
          return answer(release, request, world(id, profile, logged, now), start);
        });
  }

  DecisionLog log() {
    return log;
  }

  private static World world(String id, Profile profile, List<Contact> contacts, Instant now) {
    return new World(id, profile, contacts, now, ThreadLocalRandom.current().nextLong());
  }

  private Answer answer(Release release, DecisionRequest request, World world, long start) {
    var record = decider.decide(release, request, world);
    var took = since(start);
    return new Answer(record, DecisionJson.bytes(record.decision(), took), took);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
