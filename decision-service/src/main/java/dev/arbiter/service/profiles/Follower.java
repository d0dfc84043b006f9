package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.rounds.Rounds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Follows the changes that are committed, by whichever server, so that a view shows none of them
 * much later than {@link #PACE}: also those whose server went away before it told anybody. One
 * thread of its own; thread-safe.
 */
public final class Follower implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(200);

  /** How many changes are read at once, and how many before the start are looked at once more. */
  private static final long MAX_CHANGES = 10_000;

  private final View view;
  private final Fragments kept;
  private final Rounds rounds =
      new Rounds("profile-follower", PACE, "Changes of profiles cannot be followed", this::round);
  private volatile long seen;
  private volatile long committed;
  private volatile long followedAt = System.nanoTime();

  /**
   * Follows from shortly before now on: what other servers have in memory may have been changed by
   * one that went away before it told anybody.
   */
  public Follower(View view, Fragments kept) {
    this.view = view;
    this.kept = kept;
    this.committed = kept.number();
    this.seen = Math.max(0, committed - MAX_CHANGES);
    rounds.start();
  }

  /** The change that profiles show at least. */
  public long seen() {
    return seen;
  }

  /** How many changes were committed and not looked at when it last looked. */
  public long behind() {
    return committed - seen;
  }

  /** How many seconds ago memory was as new as the database, at least. */
  public double staleSeconds() {
    return (System.nanoTime() - followedAt) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private boolean round() {
    follow();
    return false;
  }

  /** Takes in what was committed until now. */
  public synchronized void follow() {
    var asked = System.nanoTime();
    committed = kept.number();
    view.refresh(Map.of());
    while (seen < committed && !rounds.isClosing()) {
      var until = Math.min(committed, seen + MAX_CHANGES);
      view.refresh(kept.changed(seen, until));
      seen = until;
    }
    followedAt = asked;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
