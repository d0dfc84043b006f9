package dev.arbiter.service.tiers;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.tier.TierChange;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.rounds.Rounds;
import dev.arbiter.service.tiers.Run.Cause;
import dev.arbiter.service.tiers.Run.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ranks all subjects when it is time and tells who moved, by events. One node does it at a time,
 * one run after the other. Who ranks and goes away ranks nobody: another begins that run anew as of
 * the same instant. Who moves is written down before anybody is told of, and each is told of once.
 * A thread of its own; thread-safe.
 */
public final class Tiers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tiers.class);
  private static final Duration PACE = Duration.ofSeconds(1);

  /** Should ranking take longer, another may begin the same; what is found first counts. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private static final int PAGE = 500;

  private final Ground ground;
  private final Declared declared;
  private final Notes notes;
  private final Runs runs;
  private final Claim claim;
  private final Rounds rounds =
      new Rounds("arbiter-tiers", PACE, "Tiers are not ranked at the moment", this::round);

  private @Nullable Gathering gathering;

  /**
   * What it stands on.
   *
   * @param followed the change that profiles show at least
   * @param own the identifier that names a profile
   */
  public record Ground(
      Jdbc jdbc,
      Profiles profiles,
      Fragments kept,
      LongSupplier followed,
      Function<Profile, Optional<Identifier>> own,
      InstantSource clock) {}

  public Tiers(Ground ground, Declared declared, Notes notes) {
    this.ground = ground;
    this.declared = declared;
    this.notes = notes;
    this.runs = new Runs(ground.jdbc());
    this.claim = new Claim(ground.jdbc(), "tiers", CLAIM);
  }

  /** Works from now on. */
  public void start() {
    rounds.start();
  }

  /** How the runs of tiers stand. */
  record Standing(Tiering tiering, Optional<Run> last, Optional<Run> open, Instant next) {}

  /** How all tiers in force stand. */
  List<Standing> standings() {
    return declared.all().stream().map(this::standing).toList();
  }

  private Standing standing(Tiering tiering) {
    var last = runs.last(tiering);
    var next = last.map(run -> run.next(tiering)).orElseGet(ground.clock()::instant);
    return new Standing(tiering, last, runs.open(tiering), next);
  }

  /** Begins a run now; empty if one is under way. */
  Optional<Run> ask(Tiering tiering, Change by) {
    var last = runs.last(tiering);
    var at = after(last);
    var rhythm = last.filter(run -> run.suits(tiering) && run.ranked() > 0).map(Run::rhythm);
    return runs.begin(tiering, Cause.REQUEST, rhythm.orElse(at), at, Optional.of(by))
        ? runs.open(tiering)
        : Optional.empty();
  }

  /** Now, or just after the last run if the clock of another node is ahead. */
  private Instant after(Optional<Run> last) {
    var now = ground.clock().instant();
    return last.map(Run::at)
        .filter(at -> !at.isBefore(now))
        .map(at -> at.plusNanos(1_000))
        .orElse(now);
  }

  /** Goes on with a run, or begins one that is due; whether there is more to do. */
  boolean round() {
    if (!claim.take()) {
      gathering = null;
      return false;
    }
    var open = runs.open();
    return open.isPresent() ? goOn(open.get()) : begin();
  }

  private boolean begin() {
    var now = ground.clock().instant();
    for (var tiering : declared.all()) {
      var last = runs.last(tiering);
      var suits = last.filter(run -> run.suits(tiering));
      if (last.map(run -> run.next(tiering)).filter(now::isBefore).isEmpty()) {
        var cause = suits.isPresent() ? Cause.SCHEDULE : Cause.DECLARATION;
        var rhythm = suits.filter(run -> run.ranked() > 0).map(Run::rhythm).orElse(now);
        return runs.begin(tiering, cause, rhythm, after(last), Optional.empty());
      }
    }
    return false;
  }

  private boolean goOn(Run run) {
    var tiering = declared.all().stream().filter(run::isOf).filter(run::suits).findFirst();
    if (tiering.isEmpty()) {
      end(run, State.DROPPED);
      return true;
    }
    return run.state() == State.RANKING ? rank(run, tiering.get()) : tell(run, tiering.get());
  }

  private boolean rank(Run run, Tiering tiering) {
    var gathered = gathering;
    if (gathered == null || !gathered.isOf(run)) {
      var number = ground.kept().number();
      gathered = new Gathering(run, tiering, declared.among(tiering), number);
      gathering = gathered;
    }
    if (ground.followed().getAsLong() < gathered.known()) {
      return false; // profiles do not show yet what happened before
    }
    var page = ground.kept().profiles(gathered.after(), PAGE);
    for (var id : page) {
      var found = find(id).filter(profile -> profile.id().equals(id));
      if (found.isPresent()) {
        add(found.get(), gathered);
      }
      gathered.read(id);
    }
    if (gathered.isFull()) {
      LOG.error("More than {} subjects are not ranked by {}", Gathering.MOST, tiering.name());
      end(run, State.REFUSED);
    } else if (page.isEmpty()) {
      runs.found(run, tiering, gathered.outcome());
      gathering = null;
    }
    return true;
  }

  /** One that cannot be judged keeps no other from being ranked. */
  private static void add(Profile profile, Gathering gathered) {
    try {
      gathered.add(profile);
    } catch (StoreException failed) {
      throw failed;
    } catch (RuntimeException | StackOverflowError | LinkageError failed) {
      LOG.warn("Profile {} cannot be ranked", profile.id(), failed);
    }
  }

  /** One that cannot be read keeps no other from being ranked. */
  private Optional<Profile> find(String id) {
    try {
      return ground.profiles().get(id);
    } catch (ErasedException erased) {
      return Optional.empty();
    } catch (StoreException | ProblemException failed) {
      throw failed;
    } catch (RuntimeException unreadable) {
      LOG.warn("Profile {} cannot be read", id, unreadable);
      return Optional.empty();
    }
  }

  private boolean tell(Run run, Tiering tiering) {
    var page = runs.untold(run, PAGE);
    if (page.isEmpty()) {
      end(run, State.DONE);
      return true;
    }
    var events = new ArrayList<Event>();
    for (var one : page) {
      var change = new TierChange(tiering, run.id(), run.at(), one.from(), one.to());
      find(one.profile())
          .filter(profile -> profile.id().equals(one.profile()))
          .flatMap(ground.own())
          .ifPresent(name -> events.add(change.event(one.profile(), name)));
    }
    notes.add(events, connection -> Runs.told(connection, run, page));
    return true;
  }

  private void end(Run run, State state) {
    gathering = null;
    runs.end(run, state, ground.clock().instant());
    LOG.info(
        "Run {} of {} {} is {}: {} ranked, {} moved",
        run.id(),
        run.project(),
        run.tier(),
        Run.wire(state),
        run.ranked(),
        run.moved());
  }

  /** Works no more; another node need not wait for this one. */
  @Override
  public void close() {
    rounds.close();
    claim.release();
  }
}
