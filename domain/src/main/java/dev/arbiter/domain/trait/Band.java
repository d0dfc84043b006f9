package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which of the bands between bounds a number lies, counted from 1 at the bottom, or from the top
 * if less is better, as in the scores of recency, frequency and money (RFM). A number at a bound
 * lies above it. Unknown if the number is.
 *
 * @param of the number
 * @param bounds ascending
 * @param lessIsBetter whether the band of the least numbers is the highest
 */
public record Band(Derivation of, List<BigDecimal> bounds, boolean lessIsBetter)
    implements Derivation {
  public Band {
    bounds = List.copyOf(bounds);
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    if (!(of.value(past, now) instanceof Number number)) {
      return null;
    }
    var band = 1 + below(new BigDecimal(number.toString()));
    return BigDecimal.valueOf(lessIsBetter ? bounds.size() + 2 - band : band);
  }

  private int below(BigDecimal number) {
    var place = Collections.binarySearch(bounds, number);
    return place >= 0 ? place + 1 : -place - 1;
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return of.changes(past, now);
  }

  @Override
  public List<Derivation> sources() {
    return List.of(of);
  }
}
