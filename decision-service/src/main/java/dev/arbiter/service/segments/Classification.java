package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.rounds.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Keeps the standings of all subjects: looks at those that changed, at those that are due, and at
 * all when something else comes into force. What an import changes waits until that is over, or a
 * while ({@link SetAside}); all else is looked at as it comes. One node does it at a time;
 * whichever goes on where another ended, misses nothing and notes nothing twice. A thread of its
 * own; thread-safe.
 */
public final class Classification implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration CLAIM = Duration.ofSeconds(10);
  private static final Duration RENEWED_EACH = Duration.ofSeconds(2);
  private static final long MOST_CHANGES = 2_000;
  private static final int PAGE = 500;

  /** When to look again at those who are due and cannot be judged. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Fragments kept;
  private final LongSupplier followed;
  private final Serving serving;
  private final InstantSource clock;
  private final Standings standings;
  private final Sweeps sweeps;
  private final SetAside aside;
  private final Classifier classifier;
  private final Claim claim;
  private final Rounds rounds =
      new Rounds("arbiter-segments", PACE, "Segments are not kept at the moment", this::attempt);

  private boolean claimed;
  private long claimedAt;
  private Map<String, String> swept = Map.of();
  private boolean sweeping;

  /** All changes up to this one were looked at, but for those that are set aside. */
  private volatile long looked;

  /**
   * Who was shown as older than is known. A newer change brings them back by itself, but not soon
   * if it is set aside.
   */
  private final Set<String> again = new HashSet<>();

  /** Of what waits no more, who is not looked at yet. */
  private Optional<SetAside.Due> due = Optional.empty();

  private int dueFrom;

  /**
   * What it stands on.
   *
   * @param followed the change that profiles show at least
   */
  public record Ground(
      Jdbc jdbc, Profiles profiles, Fragments kept, LongSupplier followed, InstantSource clock) {}

  public Classification(Ground ground, Serving serving, Onsets onsets) {
    this.kept = ground.kept();
    this.followed = ground.followed();
    this.serving = serving;
    this.clock = ground.clock();
    this.standings = new Standings(ground.jdbc());
    this.sweeps = new Sweeps(ground.jdbc());
    this.aside = new SetAside(ground.jdbc());
    this.classifier =
        new Classifier(ground.jdbc(), ground.profiles(), serving, onsets, ground.clock());
    this.claim = new Claim(ground.jdbc(), "segments", CLAIM);
  }

  /** Works from now on. */
  public void start() {
    rounds.start();
  }

  /** How many changes were committed and not looked at, if this node does it; else 0. */
  public long behind() {
    return claimed ? Math.max(0, followed.getAsLong() - looked) + aside.count() : 0;
  }

  /** Whether this node does it; that it thinks so wrongly for a while does no harm. */
  private boolean isMine() {
    var now = System.nanoTime();
    if (claimed && now - claimedAt < RENEWED_EACH.toNanos()) {
      return true;
    }
    var had = claimed;
    claimed = claim.take();
    claimedAt = now;
    if (claimed && !had) {
      looked = standings.looked();
      again.clear();
      due = Optional.empty();
      swept = Map.of();
      sweeping = true;
    }
    return claimed;
  }

  private boolean attempt() {
    try {
      return round();
    } catch (RuntimeException | Error failed) {
      claimed = false;
      throw failed;
    }
  }

  /** Looks at the next of those who are to be looked at by now; whether there are more. */
  boolean round() {
    if (!isMine()) {
      return false;
    }
    begin();
    var moreChanged = changed();
    var moreDue = due();
    var moreAside = aside();
    return sweep() || moreChanged || moreDue || moreAside;
  }

  private void begin() {
    var now = serving.projects();
    if (!now.equals(swept)) {
      sweeps.begin(now, this::hasAny, clock.instant());
      swept = now;
      sweeping = true;
    }
  }

  private boolean hasAny(String project) {
    return serving.use(
        project, "", release -> !release.segments().isEmpty() || !release.triggers().isEmpty());
  }

  private boolean changed() {
    var until = Math.min(followed.getAsLong(), looked + MOST_CHANGES);
    var changed = new HashSet<>(again.isEmpty() || aside.count() == 0 ? Set.of() : again);
    again.clear();
    if (until > looked) {
      changed.addAll(aside.others(looked, until));
    }
    if (classify(changed) && until > looked) {
      standings.looked(until);
      looked = until;
    }
    return followed.getAsLong() > looked;
  }

  /** A page of those whom imports changed that are over; what came since does not wait for all. */
  private boolean aside() {
    if (due.isEmpty()) {
      due = aside.due(looked);
      dueFrom = 0;
    }
    if (due.isEmpty()) {
      return false;
    }
    var left = due.get().fragments();
    var until = Math.min(left.size(), dueFrom + PAGE);
    if (classify(left.subList(dueFrom, until))) {
      dueFrom = until;
      if (until == left.size()) {
        aside.done(due.get());
        due = Optional.empty();
      }
    }
    return true;
  }

  private boolean due() {
    var now = clock.instant();
    var due = standings.due(serving.projects().keySet(), now, PAGE);
    if (due.isEmpty() || !classify(due)) {
      return false;
    }
    standings.putOff(due, now, now.plus(PAUSE));
    return due.size() == PAGE;
  }

  /** Whether all were looked at; not so if another node does it now. */
  private boolean classify(Collection<String> fragments) {
    var left = new ArrayList<>(fragments);
    for (var from = 0; from < left.size(); from += PAGE) {
      if (!isMine()) {
        return false;
      }
      again.addAll(classifier.classify(left.subList(from, Math.min(left.size(), from + PAGE))));
    }
    return true;
  }

  private boolean sweep() {
    var next = sweeping ? sweeps.next() : Optional.<Sweeps.Sweep>empty();
    sweeping = next.isPresent();
    next.ifPresent(
        sweep -> {
          var page = kept.profiles(sweep.after(), PAGE);
          if (classify(page)) {
            sweeps.advance(sweep, page, clock.instant());
          }
        });
    return sweeping;
  }

  /** Works no more; another node need not wait for this one. */
  @Override
  public void close() {
    rounds.close();
    claim.release();
  }
}
