package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where fragments are kept in memory, for one server or for several together. Thread-safe.
 *
 * <p>It may forget any of them at any time. What it could not be told of a fragment, because a part
 * of it was away, it does not show until it was told.
 */
public interface Memory {

  /** The fragment of this id; empty if it is not here, or may be of a time before a change. */
  Optional<Fragment> get(String id);

  /** Takes in what was read, unless it has something newer; tells which of both is newer. */
  Fragment keep(Fragment read);

  /** Takes in changes that were committed; what is in another state is forgotten. */
  void take(List<Change> changes);

  /**
   * Forgets those fragments that are older than these revisions, and whatever it should have
   * forgotten before and could not.
   */
  void outdate(Map<String, Long> revisions);

  /** Forgets a fragment. */
  void forget(String id);
}
