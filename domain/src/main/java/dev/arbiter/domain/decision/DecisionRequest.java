package dev.arbiter.domain.decision;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.release.Release;
import java.util.Optional;

/**
 * What a channel asks.
 *
 * @param subject whom it is about
 * @param slot the place to be filled
 * @param channel where the place is
 * @param purpose why personal data are processed
 * @param context facts of this request only, never stored in the profile
 * @param limit the most actions wanted, from 1; the slot's own limit if empty, which also bounds it
 */
public record DecisionRequest(
    Subject subject,
    String slot,
    String channel,
    String purpose,
    Facts context,
    Optional<Integer> limit) {
  public DecisionRequest {
    limit
        .filter(wanted -> wanted < 1)
        .ifPresent(
            wanted -> {
              throw new ViolationException(Violation.outOfRange("limit", "at least 1"));
            });
  }

  /** Whether a release has all that the request names. */
  public boolean isAnswerableBy(Release release) {
    return Optional.ofNullable(release.catalog().slots().get(slot))
            .filter(place -> place.channels().contains(channel))
            .isPresent()
        && release.purposes().containsKey(purpose);
  }
}
