package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Onset;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.segment.Course;
import dev.arbiter.domain.segment.Move;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Standing;
import dev.arbiter.domain.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at some subjects in one project. For one thread. */
final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  /** When to look again at one that could not be judged. */
  private static final Duration PAUSE = Duration.ofHours(1);

  /** By these the condition of a trigger becomes true; by the others it was before. */
  private static final Set<Move.Cause> FIRING =
      Set.of(Move.Cause.EVENT, Move.Cause.TIME, Move.Cause.IDENTITY);

  private final String project;
  private final Serving serving;
  private final Map<String, Place> before;
  private final Instant since;
  private final Instant now;
  private final Map<Release, Outlook> outlooks = new IdentityHashMap<>();
  private final Map<String, Course.Seen> joined = new HashMap<>();
  private final List<Place> ended = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Standings.Moved> moves = new ArrayList<>();
  private final List<Onset> onsets = new ArrayList<>();

  /**
   * @param before where subjects stood, by profile
   */
  Look(String project, Serving serving, Map<String, Place> before, Time time) {
    this.project = project;
    this.serving = serving;
    this.before = before;
    this.since = time.since();
    this.now = time.now();
  }

  /**
   * When it is.
   *
   * @param since when the project was served first
   */
  record Time(Instant since, Instant now) {}

  /** What was a profile of its own is part of another one, which fires no trigger a second time. */
  void joined(String part, String lead) {
    var place = before.get(part);
    if (place == null) {
      return;
    }
    end(place, Move.Cause.IDENTITY);
    joined.merge(
        lead,
        new Course.Seen(place.standing(), place.seenAt(), Move.Cause.IDENTITY),
        (one, other) ->
            new Course.Seen(
                one.standing().fired(other.standing().triggers()),
                one.at().isBefore(other.at()) ? one.at() : other.at(),
                Move.Cause.IDENTITY));
  }

  /** Of whom nothing is known any more. */
  void gone(String profile) {
    Optional.ofNullable(before.get(profile)).ifPresent(place -> end(place, Move.Cause.IDENTITY));
  }

  private void end(Place place, Move.Cause cause) {
    ended.add(place);
    for (var segment : place.standing().segments()) {
      var left = new Move(segment, false, now, cause);
      moves.add(new Standings.Moved(project, place.profile(), left, place.release()));
    }
  }

  /** Notes how a subject moved; one that cannot be judged keeps no other from being. */
  void at(Profile profile) {
    try {
      serving.use(
          project,
          profile.id(),
          release -> {
            look(profile, release);
            return true;
          });
    } catch (RuntimeException failed) {
      LOG.warn("Profile {} cannot be judged by {}", profile.id(), project, failed);
      Optional.ofNullable(before.get(profile.id()))
          .ifPresent(place -> places.add(place.again(now.plus(PAUSE))));
    }
  }

  private void look(Profile profile, Release release) {
    var outlook = outlooks.computeIfAbsent(release, Release::outlook);
    var place = before.get(profile.id());
    if (outlook.isEmpty() && place == null || place != null && place.isNewerThan(profile)) {
      return;
    }
    var number = release.ref().number();
    var course =
        outlook.course(
            profile,
            seen(profile, place, number).orElseGet(() -> outlook.first(profile, since, now)),
            now);
    var next =
        new Place(
            project,
            profile.id(),
            number,
            profile.revision(),
            course.standing(),
            now,
            course.due());
    if (place == null || !next.tellsNoMoreThan(place)) {
      places.add(next);
    }
    course.segments().stream()
        .map(move -> new Standings.Moved(project, profile.id(), move, number))
        .forEach(moves::add);
    onsets.addAll(onsets(profile, release, course));
  }

  private Optional<Course.Seen> seen(Profile profile, Place place, long number) {
    var own = Optional.ofNullable(place).map(one -> one.seen(number));
    var others = Optional.ofNullable(joined.get(profile.id()));
    if (others.isEmpty()) {
      return own;
    }
    var fired = others.get().standing().triggers();
    return own.map(seen -> new Course.Seen(seen.standing().fired(fired), seen.at(), seen.cause()))
        .or(
            () ->
                others.map(
                    seen -> new Course.Seen(Standing.NONE.fired(fired), seen.at(), seen.cause())));
  }

  private static List<Onset> onsets(Profile profile, Release release, Course course) {
    if (course.triggers().isEmpty()) {
      return List.of();
    }
    var triggers =
        release.triggers().stream().collect(Collectors.toMap(Trigger::id, Function.identity()));
    return course.triggers().stream()
        .filter(move -> move.entered() && FIRING.contains(move.cause()))
        .map(move -> new Onset(release.ref(), triggers.get(move.name()), profile.id(), move.at()))
        .toList();
  }

  Instant now() {
    return now;
  }

  /** What is a standing no more. */
  List<Place> ended() {
    return ended;
  }

  /** Where subjects stand now, if that tells something new. */
  List<Place> places() {
    return places;
  }

  List<Standings.Moved> moves() {
    return moves;
  }

  List<Onset> onsets() {
    return onsets;
  }
}
