package dev.arbiter.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Told;
import dev.arbiter.domain.segment.Course.Seen;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Stated;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.domain.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CourseTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(30));
  private static final Map<String, Derivation> TRAITS =
      Map.of(
          "views1d",
          new Aggregate(
              Aggregate.Kind.COUNT, "view", Filter.ANY, List.of(), Window.last(Duration.ofDays(1))),
          "silentHours",
          new Elapsed(List.of("view"), Filter.ANY, Elapsed.Unit.HOURS, Optional.empty()));
  private static final Outlook OUTLOOK =
      new Outlook(
          List.of(
              new Segment("busy", Told.least("views1d", 2), true, "crm", Optional.empty()),
              new Segment("gone", Told.least("silentHours", 90), true, "crm", Optional.empty())),
          List.of(
              new Trigger(
                  "call",
                  Told.least("silentHours", 30),
                  new Trigger.Request("hero", "web", "service", Optional.empty()),
                  "crm",
                  Duration.ofDays(1),
                  Optional.empty())),
          TRAITS);

  private final Events events = new Events();

  /** What a follower saw of a subject whose events it learns of in the order of time. */
  private static final class Follower {
    private final List<Move> moves = new ArrayList<>();
    private Optional<Seen> seen = Optional.empty();
    private Optional<Instant> due = Optional.empty();

    void look(List<Event> history, Instant now) {
      var known = history.stream().filter(event -> !event.occurredAt().isAfter(now)).toList();
      var course = course(Profile.empty("p-1").with(known), now);
      moves.addAll(course.segments());
      moves.addAll(course.triggers());
      seen = Optional.of(new Seen(course.standing(), now, Move.Cause.EVENT));
      due = course.due();
    }

    private Course course(Profile profile, Instant now) {
      return OUTLOOK.course(
          profile, seen.orElseGet(() -> OUTLOOK.first(profile, LONG_AGO, now)), now);
    }
  }

  @Test
  @Tag("C04")
  @Tag("C35")
  @Tag("E03")
  void whoeverLooksAtEventsAndWhenDueSeesEachMoveOnceAtItsInstant() {
    Samples.each(
        300,
        random -> {
          var history = history(random);
          var follower = new Follower();
          for (var event : history) {
            catchUp(follower, history, event.occurredAt(), Duration.ZERO);
            follower.look(history, event.occurredAt());
          }
          catchUp(follower, history, END, Duration.ZERO);
          assertThat(told(follower.moves)).isEqualTo(truth(history));
        });
  }

  @Test
  @Tag("E03")
  void whoWasAwayWhenItWasDueTellsTheSame() {
    Samples.each(
        300,
        random -> {
          var history = history(random);
          var follower = new Follower();
          follower.look(history, history.get(0).occurredAt());
          var away = Duration.ofHours(1 + random.nextInt(200));
          catchUp(follower, history, END, away);
          follower.look(history, END);
          assertThat(told(follower.moves)).isEqualTo(truth(history));
        });
  }

  @Test
  void aLateEventMovesWhoWasLookedAtSince() {
    var follower = new Follower();
    var first = events.view(START, "a");
    var late = events.view(START.plusSeconds(60), "a");
    follower.look(List.of(first), START.plusSeconds(3_600));
    assertThat(follower.moves).isEmpty();

    follower.look(List.of(first, late), START.plusSeconds(7_200));
    assertThat(follower.moves)
        .containsExactly(new Move("busy", true, START.plusSeconds(3_600), Move.Cause.EVENT));
  }

  @Test
  void ofWhomMuchIsKnownAtOnceItIsToldWhereItStandsAndNotSinceWhen() {
    var follower = new Follower();
    follower.look(List.of(events.view(START, "a")), END);

    assertThat(follower.moves)
        .extracting(Move::name, Move::cause)
        .containsExactly(
            tuple("gone", Move.Cause.FIRST_LOOK), tuple("call", Move.Cause.FIRST_LOOK));
  }

  @Test
  void whatIsStatedOfASubjectIsAMoveOfThatInstant() {
    var vip = new Told("traits.plan = \"vip\"", one -> one.text("plan").equals(Optional.of("vip")));
    var outlook =
        new Outlook(
            List.of(new Segment("vip", vip, true, "crm", Optional.empty())),
            List.of(),
            Map.of("plan", new Stated("plan")));
    var at = START.plus(Duration.ofDays(3));
    var profile =
        Profile.empty("p-1")
            .with(List.of(events.view(START, "a"), events.update(at, Map.of("plan", "vip"))));
    var entered = new Move("vip", true, at, Move.Cause.EVENT);

    var seen = new Seen(Standing.NONE, START, Move.Cause.EVENT);
    assertThat(outlook.course(profile, seen, at).segments()).containsExactly(entered);
    var stranger = Profile.empty("p-2").with(List.of(events.update(at, Map.of("plan", "vip"))));
    var first = outlook.first(stranger, START, at.plusSeconds(1));
    assertThat(outlook.course(stranger, first, at.plusSeconds(1)).segments())
        .containsExactly(entered);
  }

  @Test
  @Tag("C05")
  void whatOtherConditionsDecideIsAMoveOfWhenTheyCameIntoForce() {
    var history = List.of(events.view(START, "a"), events.view(START.plusSeconds(60), "a"));
    var profile = Profile.empty("p-1").with(history);
    var force = START.plusSeconds(3_600);
    var now = START.plus(Duration.ofHours(26));
    var seen =
        new Seen(Standing.NONE, START, Move.Cause.EVENT, Optional.empty(), Set.of("busy"), force);

    assertThat(OUTLOOK.course(profile, seen, now).segments())
        .containsExactly(
            new Move("busy", true, force, Move.Cause.RELEASE),
            new Move("busy", false, START.plus(Duration.ofDays(1)), Move.Cause.TIME));
    assertThat(OUTLOOK.course(profile, seen, force.plusSeconds(100)).segments())
        .containsExactly(new Move("busy", true, force, Move.Cause.RELEASE));
  }

  @Test
  void whatIsTooMuchAtOnceIsFollowedInParts() {
    var history = new ArrayList<Event>();
    for (var i = 0; i < 1_000; i++) {
      history.add(events.view(START.plus(Duration.ofHours(25L * i)), "a"));
      history.add(events.view(START.plus(Duration.ofHours(25L * i)).plusSeconds(1), "a"));
    }
    var profile = Profile.empty("p-1").with(history);
    var seen = new Seen(Standing.NONE, START.minusSeconds(1), Move.Cause.EVENT);
    var moves = new ArrayList<Move>();
    for (var part = 0; part < 20; part++) {
      var course = OUTLOOK.course(profile, seen, START.plus(Duration.ofHours(25_000)));
      moves.addAll(course.segments());
      var at = course.until();
      seen = new Seen(course.standing(), at, Move.Cause.EVENT, course.due(), Set.of(), START);
    }

    assertThat(moves).hasSize(2_000).doesNotHaveDuplicates();
  }

  private List<Event> history(Random random) {
    var at = START;
    var history = new ArrayList<Event>();
    for (var left = random.nextInt(8); left >= 0; left--) {
      history.add(events.view(at, "a"));
      at = at.plusSeconds(1 + random.nextInt(200_000));
    }
    return history;
  }

  /** Looks whenever it is due until the instant, or so much later. */
  private static void catchUp(
      Follower follower, List<Event> history, Instant until, Duration away) {
    var due = follower.due;
    while (due.filter(until::isAfter).isPresent()) {
      var late = due.get().plus(away);
      follower.look(history, late.isBefore(until) ? late : until);
      due = follower.due;
    }
  }

  private static List<String> told(List<Move> moves) {
    return moves.stream().map(CourseTest::told).sorted().toList();
  }

  private static String told(Move move) {
    return "%s %s %s".formatted(move.at(), move.name(), move.entered());
  }

  /** All instants at which anything may change, one after the other. */
  private static List<String> truth(List<Event> history) {
    var profile = Profile.empty("p-1").with(history);
    var instants = new TreeSet<Instant>();
    for (var event : history) {
      instants.add(event.occurredAt());
      instants.add(event.occurredAt().plus(Duration.ofDays(1)));
      instants.add(event.occurredAt().plus(Duration.ofHours(30)));
      instants.add(event.occurredAt().plus(Duration.ofHours(90)));
    }
    var moves = new ArrayList<Move>();
    var before = Standing.NONE;
    for (var at : instants) {
      if (!at.isAfter(END)) {
        var now = OUTLOOK.standing(profile, at);
        moves.addAll(Move.between(before.segments(), now.segments(), at, Move.Cause.TIME));
        moves.addAll(Move.between(before.triggers(), now.triggers(), at, Move.Cause.TIME));
        before = now;
      }
    }
    return told(moves);
  }
}
