package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Compares the profiles that are shown with their events, which are the record. Thread-safe. */
public final class Rebuild {
  private static final int PAGE = 500;
  private static final int LOOKS = 3;

  private final Profiles profiles;
  private final Fragments kept;
  private final Supplier<Collection<String>> identity;

  /**
   * @param identity derives who is who anew from all events, and says which fragments moved
   */
  public Rebuild(Profiles profiles, Fragments kept, Supplier<Collection<String>> identity) {
    this.profiles = profiles;
    this.kept = kept;
    this.identity = identity;
  }

  /**
   * What a rebuild found.
   *
   * @param profiles how many were compared
   * @param changed how many of them differed from what was shown
   * @param moved how many fragments belonged elsewhere
   */
  public record Report(long profiles, long changed, long moved) {}

  /** Compares every profile with its events. */
  public Report all() {
    var moved = identity.get();
    moved.forEach(profiles::forget);
    var counts = new long[2];
    each(
        id -> {
          counts[0]++;
          counts[1] += isRight(id) ? 0 : 1;
        });
    return new Report(counts[0], counts[1], moved.size());
  }

  /** What all profiles that are shown amount to. */
  State.Digest state() {
    var state = new State(new ProfileBytes());
    each(id -> profiles.get(id).ifPresent(state::add));
    return state.digest();
  }

  private void each(Consumer<String> visit) {
    var page = List.of("");
    while (!page.isEmpty()) {
      page = kept.profiles(page.get(page.size() - 1), PAGE);
      page.forEach(visit);
    }
  }

  /** Whether what is shown is what the events tell; if not, it is read anew. */
  private boolean isRight(String id) {
    for (var look = 1; look <= LOOKS; look++) {
      var made = kept.known(id, kept.number()).map(profile -> profile.at(0));
      if (profiles.get(id).map(profile -> profile.at(0)).equals(made)) {
        return true;
      }
      // Unless an event came in between, which the next look tells.
    }
    kept.members(id).forEach(profiles::forget);
    return false;
  }
}
