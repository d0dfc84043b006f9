package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fragments of which nothing is kept but how they are now. */
abstract class NoPast implements Fragments {
  @Override
  public Optional<Profile> known(String profile, long revision) {
    throw new UnsupportedOperationException("what was known earlier is not kept");
  }

  @Override
  public List<String> members(String profile, long revision) {
    throw new UnsupportedOperationException("what was known earlier is not kept");
  }

  @Override
  public List<Event> events(String profile, long revision) {
    throw new UnsupportedOperationException("what was known earlier is not kept");
  }

  @Override
  public long number(Instant at) {
    throw new UnsupportedOperationException("changes are not numbered");
  }

  @Override
  public long number() {
    throw new UnsupportedOperationException("changes are not numbered");
  }

  @Override
  public Map<String, Long> changed(long after, long until) {
    throw new UnsupportedOperationException("changes are not numbered");
  }
}
