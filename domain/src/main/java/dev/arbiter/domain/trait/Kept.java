package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trait that is made only of what happened or was stated within its retention: in (t − retention,
 * t].
 *
 * @param of how it is made
 * @param retention how long anything counts
 */
public record Kept(Derivation of, Duration retention) implements Derivation {

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    return of.value(past.since(now.minus(retention)), now);
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var begin = now.minus(retention);
    var kept = past.since(begin);
    var leaving =
        Stream.concat(
                kept.timeline().next(begin).stream(),
                kept.statements().values().stream().map(Statement::at))
            .min(Instant::compareTo)
            .map(first -> first.plus(retention));
    return Stream.concat(of.changes(kept, now).stream(), leaving.stream()).min(Instant::compareTo);
  }

  @Override
  public List<Derivation> sources() {
    return List.of(of);
  }
}
