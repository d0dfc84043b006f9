package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Onset;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.segment.Course;
import dev.arbiter.domain.segment.Move;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Standing;
import dev.arbiter.service.database.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Ground ground;
  private final Before before;
  private final Instant now;
  private final Map<ReleaseRef, Outlook> outlooks = new HashMap<>();

  /** What is a standing no more, and where subjects stand now, if that tells something new. */
  private final List<Place> ended = new ArrayList<>();

  private final List<Place> places = new ArrayList<>();
  private final List<Standings.Moved> moves = new ArrayList<>();
  private final List<Onset> onsets = new ArrayList<>();

  /** What is shown as older than is known: it is to be looked at again. */
  private final List<String> old = new ArrayList<>();

  /** What it stands on, for a transaction. */
  record Ground(Connection connection, Serving serving, Terms terms) {}

  Look(String project, Ground ground, Before before, Instant now) {
    this.project = project;
    this.ground = ground;
    this.before = before;
    this.now = now;
  }

  /** Of whom nothing is known any more. */
  void gone(String profile) {
    before.place(project, profile).ifPresent(this::end);
  }

  private void end(Place place) {
    ended.add(place);
    for (var segment : place.standing().segments()) {
      var left = new Move(segment, false, now, Move.Cause.IDENTITY);
      moves.add(new Standings.Moved(project, place.profile(), left, place.release()));
    }
  }

  /** Notes how a subject moved; one that cannot be judged keeps no other from being. */
  void at(Profile profile, Sweeps.Times times) {
    var place = before.place(project, profile.id());
    var isOld = place.filter(one -> one.isNewerThan(profile)).isPresent();
    if (isOld || !before.isLead(profile.id()) || before.newest(profile.id()) > profile.revision()) {
      old.add(profile.id());
      return;
    }
    try {
      ground
          .serving()
          .use(
              project,
              profile.id(),
              release -> {
                look(profile, place, release, times);
                return true;
              });
    } catch (StoreException failed) {
      throw failed;
    } catch (RuntimeException | StackOverflowError | LinkageError failed) {
      LOG.warn("Profile {} cannot be judged by {}", profile.id(), project, failed);
      place.ifPresent(one -> places.add(one.again(now.plus(PAUSE))));
    }
  }

  private void look(Profile profile, Optional<Place> place, Release release, Sweeps.Times times) {
    var outlook = outlook(release);
    var earlier = new Earlier(place, before.parts(project, profile.id()));
    var instant = earlier.latest().filter(now::isBefore).orElse(now);
    var force = earlier.force(times.force(), instant);
    var seen =
        earlier.isEmpty()
            ? first(profile, outlook, times.since())
            : earlier.seen(profile.revision(), redefined(earlier, release), force);
    var course = outlook.course(profile, seen, instant);
    var number = release.ref().number();
    var isReached = seen.redefined().isEmpty() || !course.until().isBefore(force);
    var next = next(profile, course, isReached ? number : earlier.release(number), instant);
    var isQuiet = course.segments().isEmpty() && course.triggers().isEmpty();
    if (!isQuiet || place.filter(next::tellsNoMoreThan).isEmpty()) {
      places.add(next);
    }
    course.segments().stream()
        .map(move -> new Standings.Moved(project, profile.id(), move, number))
        .forEach(moves::add);
    onsets.addAll(onsets(profile, release, course));
    earlier.parts().forEach(this::end);
  }

  /** What could not be followed up to now is looked at again from there at once. */
  private Place next(Profile profile, Course course, long release, Instant instant) {
    var isDone = !course.until().isBefore(instant);
    return new Place(
        project,
        profile.id(),
        release,
        isDone ? profile.revision() : Place.UNSEEN,
        course.standing(),
        course.until(),
        isDone ? course.due() : Optional.of(instant));
  }

  private Course.Seen first(Profile profile, Outlook outlook, Instant since) {
    return before.separated().contains(profile.id())
        ? new Course.Seen(Standing.NONE, now, Move.Cause.FIRST_LOOK)
        : outlook.first(profile, since, now);
  }

  /** What the releases that told of it before do not decide alike. */
  private Set<String> redefined(Earlier earlier, Release release) {
    var redefined = new HashSet<String>();
    var number = release.ref().number();
    try {
      for (var told : earlier.releases()) {
        redefined.addAll(ground.terms().redefined(ground.connection(), project, told, number));
      }
      return redefined;
    } catch (SQLException failed) {
      throw new StoreException("read what decided about segments", failed);
    }
  }

  private Outlook outlook(Release release) {
    var known = outlooks.get(release.ref());
    if (known != null) {
      return known;
    }
    var outlook = release.outlook();
    try {
      ground.terms().keep(ground.connection(), release.ref(), outlook);
    } catch (SQLException failed) {
      throw new StoreException("note what decides about segments", failed);
    }
    outlooks.put(release.ref(), outlook);
    return outlook;
  }

  private static List<Onset> onsets(Profile profile, Release release, Course course) {
    if (course.triggers().isEmpty()) {
      return List.of();
    }
    var onsets = new ArrayList<Onset>();
    for (var move : course.triggers()) {
      for (var trigger : release.triggers()) {
        if (move.entered() && FIRING.contains(move.cause()) && move.name().equals(trigger.id())) {
          onsets.add(
              new Onset(release.ref(), trigger, profile.id(), profile.revision(), move.at()));
        }
      }
    }
    return onsets;
  }

  Instant now() {
    return now;
  }

  List<Place> ended() {
    return ended;
  }

  List<Place> places() {
    return places;
  }

  List<Standings.Moved> moves() {
    return moves;
  }

  List<Onset> onsets() {
    return onsets;
  }

  List<String> old() {
    return old;
  }
}
