package dev.arbiter.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random texts that prove something to whoever knows their hash. */
public final class Tokens {
  private static final int BYTES = 32;
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int BITS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A text of 256 random bits: 52 characters that nobody mistakes for others. */
  public static String random() {
    return random(BYTES);
  }

  /** A text of so many random bytes, in the alphabet of Crockford's base 32. */
  public static String random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return text(random);
  }

  /** SHA-256; without salt, because tokens are too random to be guessed. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The bytes in the alphabet of {@link #random()}. */
  public static String text(byte[] bytes) {
    var text = new StringBuilder(bytes.length * 8 / BITS + 1);
    var buffer = 0;
    var bits = 0;
    for (var octet : bytes) {
      buffer = buffer << 8 | octet & 0xff;
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET[buffer >> bits & 31]);
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET[buffer << BITS - bits & 31]);
    }
    return text.toString();
  }
}
