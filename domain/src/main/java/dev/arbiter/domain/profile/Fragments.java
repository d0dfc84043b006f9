package dev.arbiter.domain.profile;

import dev.arbiter.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fragments as they are kept for good, the record behind all profiles. Thread-safe. */
public interface Fragments extends ProfileHistory {

  /** The fragment with all its events. */
  Optional<Fragment> find(String id);

  /** The revision of a fragment; 0 if there is none. */
  long revision(String id);

  /** The ids of profiles in their order: at most so many after this one. */
  List<String> profiles(String after, int limit);

  /** The ids of the fragments of a profile; none if there is no such profile. */
  List<String> members(String profile);

  /** The events of a profile in the order of their acceptance; none if there is no such profile. */
  List<Event> events(String profile);

  /**
   * The events of a profile as it was known when the last change had this number, in the order of
   * their acceptance.
   */
  List<Event> events(String profile, long revision);

  /** The number of the last change that was known at an instant; 0 if none was. */
  long number(Instant at);

  /** How many profiles there are. */
  long count();

  /** The number of the last change. */
  long number();

  /**
   * The fragments that changed after a change and up to another, each with the number of its last
   * change in between.
   */
  Map<String, Long> changed(long after, long until);
}
