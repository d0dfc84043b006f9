package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A score of engagement: the events of some types, each type with its weight.
 *
 * @param weights by type
 * @param within how long an event counts
 * @param most where the score ends
 */
public record Score(Map<String, BigDecimal> weights, Duration within, Optional<BigDecimal> most)
    implements Derivation {
  public Score {
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  @Override
  public Object value(Profile past, Instant now) {
    var score = BigDecimal.ZERO;
    for (var weight : weights.entrySet()) {
      var series = past.timeline().of(weight.getKey());
      var count = series.size() - series.after(now.minus(within));
      score = score.add(weight.getValue().multiply(BigDecimal.valueOf(count)));
    }
    return most.map(score::min).orElse(score);
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var window = Window.last(within);
    return weights.keySet().stream()
        .flatMap(type -> window.leaves(past.timeline().of(type), past, now).stream())
        .min(Instant::compareTo);
  }
}
