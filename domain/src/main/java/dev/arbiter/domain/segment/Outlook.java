package dev.arbiter.domain.segment;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Statement;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.timeline.Series;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.domain.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who belongs to which segments, and when that changes by the passing of time alone: from one
 * instant at which a trait that is read may change to the next. In between no condition over traits
 * can. Thread-safe.
 */
public final class Outlook {
  /** So many instants are looked at, back to the last look and ahead. */
  private static final int MAX_STEPS = 400;

  /** So many instants are looked ahead when something happened, since more will. */
  private static final int FEW_STEPS = 3;

  /** The unit of time in which instants are kept. */
  private static final long MICRO = 1_000;

  /** So far back it is told of who was never looked at when it moved. */
  private static final Duration MEMORY = Duration.ofDays(1);

  private final List<Segment> segments;
  private final List<Trigger> triggers;
  private final Map<String, Derivation> derivations;
  private final Reading reading;

  /**
   * @param segments each after the one it lies within
   * @param traits that conditions may read, by name
   */
  public Outlook(List<Segment> segments, List<Trigger> triggers, Map<String, Derivation> traits) {
    this.segments = List.copyOf(segments);
    this.triggers = List.copyOf(triggers);
    var conditions =
        Stream.concat(
                segments.stream().map(Segment::condition),
                triggers.stream().map(Trigger::condition))
            .toList();
    this.derivations = Map.copyOf(traits);
    this.reading = Reading.of(conditions, traits);
  }

  /** Where the subject stands at an instant, by what is known of it. */
  public Standing standing(Profile profile, Instant at) {
    var known = new Situation(Traits.of(profile, at, reading.traits()), Facts.none(), at);
    var situation = Segment.join(known, segments);
    var fired = new TreeSet<String>();
    for (var trigger : triggers) {
      if (holds(trigger.condition(), situation)) {
        fired.add(trigger.id());
      }
    }
    return new Standing(situation.segments(), fired);
  }

  private static boolean holds(Condition condition, Situation situation) {
    return condition.test(situation) == Truth.TRUE;
  }

  /**
   * What decides about each segment and each trigger, in words that are equal if it is the same:
   * its condition, how the traits follow that it reads, and the same of the segments that it names.
   */
  public Map<String, String> terms() {
    var terms = new TreeMap<String, String>();
    segments.forEach(one -> terms.put(one.id(), terms(one.condition(), terms)));
    var all = Map.copyOf(terms);
    triggers.forEach(one -> terms.merge(one.id(), terms(one.condition(), all), String::concat));
    return terms;
  }

  private String terms(Condition condition, Map<String, String> named) {
    var text = condition.text();
    var traits = new TreeMap<>(Reading.traits(List.of(condition), derivations));
    var others = new TreeMap<>(named);
    if (others.keySet().stream().anyMatch(text::contains)) {
      others.keySet().removeIf(name -> !text.contains(name));
    } else if (!text.contains("segments")) {
      others.clear();
    }
    return text + traits + others;
  }

  /**
   * How the subject moved since it was last looked at, each move at its instant, and when to look
   * again. What only came to be known since, and was so already at the last look, is a move of that
   * instant; what was stated since is one of the instant at which it was stated.
   */
  public Course course(Profile profile, Course.Seen seen, Instant now) {
    var walk = new Walk(seen, stated(profile, seen.at(), now));
    walk.begin(standing(profile, seen.at()));
    var happened = seen.cause() == Move.Cause.FIRST_LOOK;
    var at = seen.quiet().or(() -> reading.change(profile, seen.at()));
    for (var step = 0; at.filter(one -> !one.isAfter(now)).isPresent(); step++) {
      if (step == MAX_STEPS) {
        return walk.course(at.get().minusNanos(MICRO), at);
      }
      var instant = walk.next(at.get());
      var isEvent = profile.timeline().happened(instant);
      happened |= isEvent;
      walk.to(standing(profile, instant), instant, isEvent ? Move.Cause.EVENT : Move.Cause.TIME);
      at = reading.change(profile, instant);
    }
    if (walk.isWaiting(now)) {
      walk.to(standing(profile, seen.force()), seen.force(), Move.Cause.RELEASE);
    }
    return walk.course(now, due(profile, walk.standing(), now, happened ? FEW_STEPS : MAX_STEPS));
  }

  /** The latest instant in (since, now] of a statement of which earlier words are not kept. */
  private static Optional<Instant> stated(Profile profile, Instant since, Instant now) {
    return profile.statements().values().stream()
        .filter(statement -> !Series.isKept(statement.value()))
        .map(Statement::at)
        .filter(at -> at.isAfter(since) && !at.isAfter(now))
        .max(Instant::compareTo);
  }

  /**
   * What is taken as seen of a subject that nobody looked at yet: nothing, before its first event;
   * but not longer than a day ago, and not before anybody could have looked.
   *
   * @param since when somebody could have looked first
   */
  public Course.Seen first(Profile profile, Instant since, Instant now) {
    var day = now.minus(MEMORY);
    var start = since.isAfter(day) ? since : day;
    var event = profile.timeline().first().map(first -> first.minusNanos(MICRO));
    return new Course.Seen(
        Standing.NONE,
        event.filter(start::isBefore).filter(now::isAfter).orElse(start),
        Move.Cause.FIRST_LOOK);
  }

  private Optional<Instant> due(Profile profile, Standing standing, Instant now, int steps) {
    var at = reading.change(profile, now);
    for (var step = 0; step < steps && at.isPresent(); step++) {
      if (!standing(profile, at.get()).equals(standing)) {
        return at;
      }
      var next = reading.change(profile, at.get());
      if (next.isEmpty()) {
        return next;
      }
      at = next;
    }
    return at;
  }

  /**
   * Whether the subject belongs to each of the segments, in their order, and until when that stays
   * so. A condition that reads the clock itself, rather than traits, may change at any time: of it
   * nothing is foretold.
   */
  public List<Membership> memberships(Profile profile, Instant now) {
    var members = standing(profile, now).segments();
    var changes = new HashMap<String, Instant>();
    var at = reading.change(profile, now);
    for (var step = 0; step < MAX_STEPS && at.isPresent(); step++) {
      var instant = at.get();
      var then = standing(profile, instant).segments();
      Move.between(members, then, instant, Move.Cause.TIME)
          .forEach(move -> changes.putIfAbsent(move.name(), move.at()));
      at = changes.size() == segments.size() ? Optional.empty() : reading.change(profile, instant);
    }
    return segments.stream()
        .map(one -> new Membership(one, members.contains(one.id()), until(one, changes)))
        .toList();
  }

  private static Optional<Instant> until(Segment segment, Map<String, Instant> changes) {
    return Reading.readsClock(segment.condition())
        ? Optional.empty()
        : Optional.ofNullable(changes.get(segment.id()));
  }
}
