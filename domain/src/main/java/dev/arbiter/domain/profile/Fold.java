package dev.arbiter.domain.profile;

import dev.arbiter.domain.consent.Consent;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds events, or what was made of others, to a profile. Every step is commutative and associative
 * (unions, last word by instant and event id), so the result depends on the set of events alone.
 */
final class Fold {
  private final Profile before;
  private final TreeSet<Identifier> identifiers;
  private final TreeMap<String, Statement> statements;
  private final TreeMap<String, Consent> consents;
  private final List<Event> happened = new ArrayList<>();
  private Timeline timeline;
  private long revision;
  private long events;

  Fold(Profile profile) {
    before = profile;
    revision = profile.revision();
    events = profile.events();
    identifiers = new TreeSet<>(profile.identifiers());
    timeline = profile.timeline();
    statements = new TreeMap<>(profile.statements());
    consents = new TreeMap<>(profile.consents());
  }

  void add(Event event) {
    events++;
    identifiers.addAll(event.identifiers());
    happened.add(event);
    switch (event.type()) {
      case "update" -> update(event);
      case "consent" -> consent(event, text(event, "purpose"), isGrant(event));
      case "unsubscribe" -> consent(event, event.data().text("purpose").orElse(""), false);
      default -> {} // it happened, which the timeline tells
    }
  }

  void add(Profile other) {
    revision = Math.max(revision, other.revision());
    events += other.events();
    identifiers.addAll(other.identifiers());
    timeline = timeline.with(other.timeline());
    other.statements().forEach(this::state);
    other.consents().values().forEach(this::say);
  }

  private void state(String name, Statement statement) {
    statements.merge(name, statement, (old, stated) -> stated.supersedes(old) ? stated : old);
  }

  private void say(Consent consent) {
    consents.merge(consent.purpose(), consent, (old, given) -> given.supersedes(old) ? given : old);
  }

  private void update(Event event) {
    if (event.data().get("traits").orElseThrow() instanceof Map<?, ?> traits) {
      traits.forEach(
          (name, value) ->
              state(String.valueOf(name), new Statement(value, event.occurredAt(), event.id())));
    }
  }

  private void consent(Event event, String purpose, boolean granted) {
    var about = event.data().text("channel").map(in -> Consent.scope(purpose, in)).orElse(purpose);
    say(new Consent(about, granted, event.occurredAt(), event.source(), event.id()));
  }

  private static boolean isGrant(Event event) {
    return text(event, "status").equals("granted");
  }

  Profile profile() {
    var all = happened.isEmpty() ? timeline : timeline.with(happened);
    return new Profile(before.id(), revision, events, identifiers, all, statements, consents);
  }

  private static String text(Event event, String field) {
    return event
        .data()
        .text(field)
        .orElseThrow(() -> new IllegalArgumentException("data." + field + " is missing"));
  }
}
