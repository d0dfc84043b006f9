package dev.arbiter.service.profiles;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Profiles in memory. */
public final class MemoryProfiles implements Profiles {
  private final Map<String, Profile> profiles = new ConcurrentHashMap<>();

  @Override
  public Optional<Profile> get(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  @Override
  public void apply(String id, List<Event> events) {
    profiles.compute(id, (key, old) -> (old == null ? Profile.empty(id) : old).with(events));
  }

  @Override
  public void replace(Profile profile) {
    profiles.put(profile.id(), profile);
  }

  @Override
  public void remove(String id) {
    profiles.remove(id);
  }

  @Override
  public Iterable<String> ids() {
    return List.copyOf(profiles.keySet());
  }

  @Override
  public long size() {
    return profiles.size();
  }
}
