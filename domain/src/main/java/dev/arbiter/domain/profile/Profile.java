package dev.arbiter.domain.profile;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.timeline.Timeline;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known about one subject now: the fold of its events, whatever the order of their arrival.
 *
 * @param id the name of the subject inside Arbiter; says nothing about the person
 * @param revision the number of the last change that it knows, which grows with each; 0 if it is
 *     not kept
 * @param events how many events it was folded from
 * @param identifiers all names by which sources know the subject
 * @param timeline what happened
 * @param statements traits stated by sources, by name
 * @param consents the last word on each purpose
 */
public record Profile(
    String id,
    long revision,
    long events,
    SortedSet<Identifier> identifiers,
    Timeline timeline,
    SortedMap<String, Statement> statements,
    SortedMap<String, Consent> consents) {

  public Profile {
    identifiers = Collections.unmodifiableSortedSet(new TreeSet<>(identifiers));
    statements = Collections.unmodifiableSortedMap(new TreeMap<>(statements));
    consents = Collections.unmodifiableSortedMap(new TreeMap<>(consents));
  }

  /** A subject of whom nothing is known yet. */
  public static Profile empty(String id) {
    return new Profile(id, 0, 0, new TreeSet<>(), Timeline.NONE, new TreeMap<>(), new TreeMap<>());
  }

  /**
   * This profile and what the events add; each event must be acceptable to its schema and given
   * once.
   */
  public Profile with(Iterable<Event> events) {
    var fold = new Fold(this);
    events.forEach(fold::add);
    return fold.profile();
  }

  /** This profile and what is known under other names of the same subject. */
  public Profile with(Profile... others) {
    var fold = new Fold(this);
    for (var other : others) {
      fold.add(other);
    }
    return fold.profile();
  }

  /** The same as of this revision. */
  public Profile at(long revision) {
    return new Profile(id, revision, events, identifiers, timeline, statements, consents);
  }

  /** The same without what happened after the instant; what was stated and consented stays. */
  public Profile until(Instant instant) {
    return timeline.last().filter(instant::isBefore).isEmpty()
        ? this
        : new Profile(
            id, revision, events, identifiers, timeline.until(instant), statements, consents);
  }

  /** The same without what happened or was stated until the instant; consents stay. */
  public Profile since(Instant instant) {
    var recent = new TreeMap<>(statements);
    recent.values().removeIf(statement -> !statement.at().isAfter(instant));
    return new Profile(
        id, revision, events, identifiers, timeline.since(instant), recent, consents);
  }

  /** The same without what the server noted itself. */
  public Profile witnessed() {
    var witnessed = timeline.witnessed();
    var noted = timeline.size() - witnessed.size();
    return new Profile(id, revision, events - noted, identifiers, witnessed, statements, consents);
  }

  /** The instant of the latest event, without those that the server noted itself. */
  public Optional<Instant> lastSeen() {
    return timeline.witnessed().last();
  }

  /** What may be logged: neither identifiers nor traits. */
  @Override
  public String toString() {
    return "Profile[" + id + " revision " + revision + "]";
  }
}
