package dev.arbiter.service.tiers;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.tier.Tiering;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/** The tiers of the releases in force on this node. Thread-safe. */
public interface Declared {

  /** All of them. */
  List<Tiering> all();

  /** Who is ranked at an instant, by the condition of the tiers. */
  BiPredicate<Profile, Instant> among(Tiering tiering);
}
