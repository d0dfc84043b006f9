package dev.arbiter.domain.consent;

import java.time.Instant;

/**
 * What a subject last said about one purpose, everywhere or in one channel.
 *
 * @param purpose the reason for processing; where the word is about a channel, what {@link #scope}
 *     makes of the two
 * @param granted whether it was granted; a refusal is also an answer
 * @param at when the subject said so
 * @param source where it was said
 * @param event the id of the event that carried it
 */
public record Consent(String purpose, boolean granted, Instant at, String source, String event) {

  /**
   * What a word is kept under that is about a channel: {@code marketing@email}, or {@code @email}
   * if it is about all purposes.
   */
  public static String scope(String purpose, String channel) {
    return purpose + '@' + channel;
  }

  /** Whether it says yes at the instant; a grant counts from its own instant. */
  boolean isGranted(Instant now) {
    return granted && !at.isAfter(now);
  }

  /**
   * Whether this word stands against {@code other}: the later one does, and of two words of the
   * same instant the refusal, so that the order of arrival never matters.
   */
  public boolean supersedes(Consent other) {
    var order = at.compareTo(other.at);
    if (order != 0) {
      return order > 0;
    }
    return granted == other.granted ? event.compareTo(other.event) > 0 : !granted;
  }
}
