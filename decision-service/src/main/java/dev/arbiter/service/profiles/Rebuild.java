package dev.arbiter.service.profiles;

import dev.arbiter.domain.event.EventHistory;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** Makes profiles anew from their events, which are the record. */
public final class Rebuild {
  private static final int AT_ONCE = 50;

  private final Profiles profiles;
  private final EventHistory history;
  private final Consumer<Runnable> exclusively;

  /**
   * @param exclusively runs a task while no event is being applied
   */
  public Rebuild(Profiles profiles, EventHistory history, Consumer<Runnable> exclusively) {
    this.profiles = profiles;
    this.history = history;
    this.exclusively = exclusively;
  }

  /**
   * What a rebuild found.
   *
   * @param profiles how many were made anew
   * @param changed how many of them differed from what was there
   * @param removed how many had no events
   */
  public record Report(long profiles, long changed, long removed) {}

  /** Rebuilds every profile. */
  public Report all() {
    var counts = history.counts();
    return rebuild(List.copyOf(counts.keySet()), stale(counts.keySet()));
  }

  /**
   * Rebuilds the profiles that have seen fewer or more events than were accepted, which is what a
   * crash between the commit of events and the change of the profile leaves behind.
   */
  public Report behind() {
    var counts = history.counts();
    var behind =
        counts.entrySet().stream()
            .filter(
                entry ->
                    profiles.get(entry.getKey()).map(Profile::revision).orElse(0L)
                        != entry.getValue().longValue())
            .map(java.util.Map.Entry::getKey)
            .toList();
    return rebuild(behind, stale(counts.keySet()));
  }

  private List<String> stale(java.util.Set<String> known) {
    var stale = new HashSet<String>();
    profiles.ids().forEach(stale::add);
    stale.removeAll(known);
    return List.copyOf(stale);
  }

  private Report rebuild(List<String> ids, List<String> stale) {
    var changed = new long[1];
    for (var from = 0; from < ids.size(); from += AT_ONCE) {
      var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      exclusively.accept(() -> some.forEach(id -> changed[0] += rebuild(id) ? 1 : 0));
    }
    exclusively.accept(
        () -> stale.stream().filter(id -> history.of(id).isEmpty()).forEach(profiles::remove));
    return new Report(ids.size(), changed[0], stale.size());
  }

  private boolean rebuild(String id) {
    var rebuilt = Profile.empty(id).with(history.of(id));
    var differs = !profiles.get(id).equals(java.util.Optional.of(rebuilt));
    if (differs) {
      profiles.replace(rebuilt);
    }
    return differs;
  }
}
