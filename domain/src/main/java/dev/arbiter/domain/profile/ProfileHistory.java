package dev.arbiter.domain.profile;

import java.util.List;
import java.util.Optional;

/** Profiles as they were known at earlier times. Thread-safe. */
public interface ProfileHistory {

  /**
   * The profile as it was known when the last change had this number; empty if nothing was known of
   * it.
   */
  Optional<Profile> known(String profile, long revision);

  /** The ids of the fragments that it had then; at least its own. */
  List<String> members(String profile, long revision);
}
