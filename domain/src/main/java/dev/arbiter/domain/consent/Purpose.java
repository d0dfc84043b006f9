package dev.arbiter.domain.consent;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    return !consentRequired || consent.filter(word -> word.isGranted(now)).isPresent();
  }

  /**
   * Whether it may also be pursued in the channel. The last word about the channel counts, be it on
   * this purpose or on all; without one nothing speaks against it. What needs no consent, such as
   * the receipt of an order, cannot be refused by channel either.
   *
   * @param words the last ones, by what they are about
   */
  public boolean isPermittedIn(String channel, Map<String, Consent> words, Instant now) {
    return !consentRequired
        || Stream.of(Consent.scope(id, channel), Consent.scope("", channel))
            .flatMap(about -> Optional.ofNullable(words.get(about)).stream())
            .reduce((one, other) -> one.supersedes(other) ? one : other)
            .map(word -> word.isGranted(now))
            .orElse(true);
  }
}
