package dev.arbiter.domain.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * A reason for processing, as a rule project declares it.
 *
 * @param id its name in requests, traits and actions
 * @param consentRequired whether a subject must have granted it; otherwise it rests on another
 *     legal basis
 */
public record Purpose(String id, boolean consentRequired) {

  /** Whether it needs no consent or has it; a grant counts from its own instant. */
  public boolean isPermitted(Optional<Consent> consent, Instant now) {
    return !consentRequired
        || consent.filter(Consent::granted).filter(word -> !word.at().isAfter(now)).isPresent();
  }
}
