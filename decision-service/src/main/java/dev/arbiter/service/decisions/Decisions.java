package dev.arbiter.service.decisions;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.service.http.json.DecisionJson;
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
  private final Function<Subject, Profile> subjects;
  private final LiveRelease live;
  private final DecisionLog log;
  private final RecentContacts contacts;
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
      PostgresDecisionLog log,
      InstantSource clock,
      BiConsumer<String, Duration> meter) {
    this.subjects = subjects;
    this.live = live;
    this.log = log;
    this.contacts = new RecentContacts(log);
    this.clock = clock;
    this.meter = meter;
  }

  /** Decides; the record is durable when this returns. */
  Answer decide(DecisionRequest request) {
    return live.use(
        request.slot(),
        release -> {
          var start = System.nanoTime();
          var now = clock.instant();
          var answer = answer(release, request, now, contacts::of);
          log.append(answer);
          remember(answer.record());
          meter.accept(
              answer.record().decision().actions().isEmpty() ? "empty" : "chosen",
              Duration.ofNanos(System.nanoTime() - start));
          return answer;
        });
  }

  /** Decides as of an instant, now by default, without log, counters or effects. */
  Answer simulate(DecisionRequest request, Optional<Instant> at) {
    return live.use(
        request.slot(),
        release -> answer(release, request, at.orElseGet(clock::instant), this::contactsAsOf));
  }

  DecisionLog log() {
    return log;
  }

  private interface ContactSource {
    List<Contact> of(String profile, Duration window, Instant now);
  }

  /** From the log itself, so that an instant of the past or future leaves no trace in memory. */
  private List<Contact> contactsAsOf(String profile, Duration window, Instant now) {
    return log.contacts(profile, now.minus(window));
  }

  private Answer answer(
      Release release, DecisionRequest request, Instant now, ContactSource source) {
    var start = System.nanoTime();
    var profile = subjects.apply(request.subject());
    var recent = source.of(profile.id(), release.catalog().contactWindow(), now);
    var world =
        new World(
            UlidCreator.getMonotonicUlid().toString(),
            profile,
            recent,
            now,
            ThreadLocalRandom.current().nextLong());
    var record = decider.decide(release, request, world);
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Answer(record, DecisionJson.bytes(record.decision(), took), took);
  }

  private void remember(DecisionRecord record) {
    var decision = record.decision();
    var chosen =
        decision.actions().stream()
            .map(choice -> new Contact(choice.action(), decision.decidedAt()))
            .toList();
    contacts.add(record.profile(), chosen, decision.decidedAt());
  }
}
