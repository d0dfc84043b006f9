package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest word of a source on a trait of this name; unknown if none was said. */
public record Stated(String name) implements Derivation {

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var statement = past.statements().get(name);
    return statement == null ? null : statement.value();
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return Optional.empty();
  }
}
