package dev.arbiter.service.http.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs messages as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0.0
 * says: HMAC-SHA-256 over id, time and body, joined by dots. Immutable.
 */
public final class Secret {
  private static final int BYTES = 32;
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  public Secret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A new one that nobody can guess. */
  public static Secret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** {@code whsec_} and Base64, as the other side is told it. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The signature of a message: {@code v1,} and Base64.
   *
   * @param timestamp seconds since 1970
   * @param body as it is sent, without its content encoding
   */
  public String signature(String id, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "Secret";
  }
}
