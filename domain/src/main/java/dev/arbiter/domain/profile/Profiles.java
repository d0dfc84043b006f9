package dev.arbiter.domain.profile;

import dev.arbiter.domain.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * The profiles as they stand now, a view that can always be rebuilt from events. Thread-safe; a
 * change of one profile is atomic and durable when its method returns.
 */
public interface Profiles {

  Optional<Profile> get(String id);

  /** Adds events to the profile, which need not exist yet. Each event is given once, ever. */
  void apply(String id, List<Event> events);

  /** Puts this profile in the place of the one with its id. */
  void replace(Profile profile);

  void remove(String id);

  /** The ids of all profiles, in no particular order. */
  Iterable<String> ids();

  long size();
}
