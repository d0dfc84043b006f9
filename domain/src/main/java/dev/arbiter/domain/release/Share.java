package dev.arbiter.domain.release;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A part of all subjects, drawn by a salted hash: the same subjects each time, and other ones for
 * another salt. A larger share with the same salt includes the smaller.
 *
 * @param percent 0 to 100
 * @param salt says which draw it is
 */
public record Share(int percent, String salt) {
  private static final int HUNDRED = 100;
  private static final int HASH_BITS = 256;

  /** 2^32 buckets, so that no share is off by more than a billionth. */
  private static final long BUCKETS = 1L << 32;

  public Share {
    if (percent < 0 || percent > HUNDRED) {
      throw new IllegalArgumentException("a share has 0 to 100 percent, not " + percent);
    }
  }

  /** Whether the subject is in it. */
  public boolean includes(String subject) {
    return bucket(salt + '\n' + subject) * HUNDRED < percent * BUCKETS;
  }

  /** The first 32 bits of the SHA-256 of the text. */
  private static long bucket(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var i = 0; i < text.length(); i++) {
        digest.update((byte) (text.charAt(i) >>> Byte.SIZE));
        digest.update((byte) text.charAt(i));
      }
      return new BigInteger(1, digest.digest()).shiftRight(HASH_BITS - Integer.SIZE).longValue();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
