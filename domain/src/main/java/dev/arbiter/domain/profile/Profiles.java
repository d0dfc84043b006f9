package dev.arbiter.domain.profile;

import java.util.List;
import java.util.Optional;

/**
 * The profiles as they stand now, a view of {@link Fragments} that is fast to read. Thread-safe.
 *
 * <p>What {@link #apply} was told is seen by every reading that begins afterwards. A view that was
 * not told of a change, because who committed it went away, may show what was before.
 */
public interface Profiles {

  /** The profile that the fragment of this id belongs to. */
  Optional<Profile> get(String fragment);

  /** The id of the profile that the fragment belongs to. */
  Optional<String> lead(String fragment);

  /** Takes in what was committed. */
  void apply(List<Change> changes);

  /** Forgets a fragment, which is then read anew. */
  void forget(String fragment);
}
