package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Profiles;

final class MemoryProfilesTest extends ProfilesContract {
  private final MemoryProfiles profiles = new MemoryProfiles();

  @Override
  Profiles profiles() {
    return profiles;
  }
}
