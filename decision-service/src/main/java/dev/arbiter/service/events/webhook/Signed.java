package dev.arbiter.service.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";
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
  boolean isBy(byte[] secret) {
    var expected = signature(secret).getBytes(StandardCharsets.US_ASCII);
    var equal = false;
    for (var given : Arrays.asList(signatures.split(" ", MAX_SIGNATURES + 1))) {
      equal |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
    return equal;
  }

  /** The signature of this message by the secret. */
  String signature(byte[] secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** The id only: the body is personal. */
  @Override
  public String toString() {
    return "Signed[" + id + "]";
  }
}
