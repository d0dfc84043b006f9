package dev.arbiter.service.backtest;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.ProfileHistory;
import java.util.List;
import java.util.Optional;

/** A history that was lost. */
final class NoEvents implements ProfileHistory {
  @Override
  public Optional<Profile> known(String profile, long revision) {
    return Optional.empty();
  }

  @Override
  public List<String> members(String profile, long revision) {
    return List.of(profile);
  }
}
