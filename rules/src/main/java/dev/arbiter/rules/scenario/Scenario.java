package dev.arbiter.rules.scenario;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One scenario.
 *
 * @param name a sentence
 * @param file where it is written
 * @param line counts from 1
 * @param now the instant of the decision
 * @param history what happened to the subject before, in the order of the text
 * @param contacts what was chosen for the subject earlier
 * @param when what is asked
 * @param then what is expected
 * @param tags of the rules that it is about; it is not asked while one of them is disabled
 */
public record Scenario(
    String name,
    String file,
    int line,
    Instant now,
    List<Happening> history,
    List<Contact> contacts,
    Question when,
    Expectation then,
    Set<String> tags) {
  private static final String SUBJECT = "scenario";

  public Scenario {
    history = List.copyOf(history);
    contacts = List.copyOf(contacts);
  }

  /** The history as events of a subject; their ids are {@code prefix} and a number. */
  public List<Event> events(Identifier subject, String prefix) {
    SortedSet<Identifier> identifiers = new TreeSet<>(List.of(subject));
    var events = new ArrayList<Event>();
    for (var happening : history) {
      events.add(
          new Event(
              prefix + (events.size() + 1),
              happening.type(),
              "scenario",
              happening.at(),
              identifiers,
              happening.data()));
    }
    return events;
  }

  /** What is known of its subject when it is asked. */
  public World world() {
    var events = events(new Identifier("scenario", SUBJECT), SUBJECT + "-");
    return new World(SUBJECT, Profile.empty(SUBJECT).with(events), contacts, now, 0);
  }

  /** The request about its own subject. */
  public DecisionRequest request() {
    return request(Subject.profile(SUBJECT));
  }

  /** The request about this subject. */
  public DecisionRequest request(Subject subject) {
    return new DecisionRequest(
        subject, when.slot(), when.channel(), when.purpose(), when.context(), when.limit());
  }

  /** Where it is written and its sentence. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + name;
  }

  /**
   * Something that happened.
   *
   * @param type and {@code data}: see {@link dev.arbiter.domain.event.EventSchemas}
   */
  public record Happening(String type, Instant at, Facts data) {}

  /** What is asked; see {@link DecisionRequest}. */
  public record Question(
      String slot, String channel, String purpose, Facts context, Optional<Integer> limit) {}
}
