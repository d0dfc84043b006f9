package dev.arbiter.service.events.webhook;

import dev.arbiter.service.http.signing.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0.0 says:
 * HMAC-SHA-256 over the id, the time and the body, joined by dots.
 *
 * @param id of the message, the header {@code webhook-id}
 * @param timestamp seconds since 1970, the header {@code webhook-timestamp}
 * @param signatures the header {@code webhook-signature}: {@code v1,} and Base64, several by blanks
 * @param body as it was sent, without its content encoding
 */
record Signed(String id, String timestamp, String signatures, byte[] body) {
  /** How far the clocks of sender and server may differ, and how long a message may take. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int MAX_SIGNATURES = 10;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  /** Why the message cannot be genuine, whoever sent it; empty if its signature decides. */
  Optional<String> flaw(Instant now) {
    if (id.isBlank() || timestamp.isBlank() || signatures.isBlank()) {
      return Optional.of(
          "The headers webhook-id, webhook-timestamp and webhook-signature are required");
    }
    if (!SECONDS.matcher(timestamp).matches()) {
      return Optional.of("webhook-timestamp must be in whole seconds since 1970");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0
        ? Optional.of("webhook-timestamp must be at most 5 minutes from the server's clock")
        : Optional.empty();
  }

  /** Whether one of the signatures was made with the secret; takes as long whichever it is. */
  boolean isBy(Secret secret) {
    var expected = secret.signature(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    var equal = false;
    for (var given : Arrays.asList(signatures.split(" ", MAX_SIGNATURES + 1))) {
      equal |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
    return equal;
  }

  /** The id only: the body is personal. */
  @Override
  public String toString() {
    return "Signed[" + id + "]";
  }
}
