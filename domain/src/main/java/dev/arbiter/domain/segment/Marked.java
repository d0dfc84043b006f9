package dev.arbiter.domain.segment;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Time gone by, of which only some counts matter: who asks nothing but how it compares with them is
 * not told of each second.
 *
 * @param elapsed the time
 * @param counts at which its value is another to who asks
 */
record Marked(Elapsed elapsed, SortedSet<Long> counts) implements Derivation {
  public Marked {
    counts = Collections.unmodifiableSortedSet(new TreeSet<>(counts));
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    return elapsed.value(past, now);
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return elapsed.changes(past, now, counts);
  }
}
