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
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the standings of all subjects: looks at those that changed, at those that are due, and at
 * all when something else comes into force. One node does it at a time; whichever goes on where
 * another ended, misses nothing and notes nothing twice. A thread of its own; thread-safe.
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
  private final Classifier classifier;
  private final Claim claim;
  private final Rounds rounds =
      new Rounds("arbiter-segments", PACE, "Segments are not kept at the moment", this::attempt);

  private boolean claimed;
  private long claimedAt;
  private Map<String, String> swept = Map.of();
  private boolean sweeping;
  private volatile long looked;

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
    return claimed ? Math.max(0, followed.getAsLong() - looked) : 0;
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
    return sweep() || moreChanged || moreDue;
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
    if (until > looked && classify(kept.changed(looked, until).keySet())) {
      standings.looked(until);
      looked = until;
    }
    return followed.getAsLong() > looked;
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
      classifier.classify(left.subList(from, Math.min(left.size(), from + PAGE)));
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
