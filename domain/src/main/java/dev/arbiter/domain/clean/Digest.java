package dev.arbiter.domain.clean;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of values, each told apart from its neighbours. For one thread. */
final class Digest {
  private final MessageDigest sha;

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  Digest add(@Nullable String text) {
    if (text == null) {
      return add(-1L);
    }
    add((long) text.length());
    for (var i = 0; i < text.length(); i++) {
      sha.update((byte) (text.charAt(i) >>> 8));
      sha.update((byte) text.charAt(i));
    }
    return this;
  }

  Digest add(long number) {
    for (var shift = 56; shift >= 0; shift -= 8) {
      sha.update((byte) (number >>> shift));
    }
    return this;
  }

  /** The bits of numbers, all zeros alike and all that are missing alike. */
  Digest add(double... numbers) {
    add((long) numbers.length);
    for (var number : numbers) {
      add(Double.doubleToLongBits(number + 0.0));
    }
    return this;
  }

  String text() {
    return "sha256:" + HexFormat.of().formatHex(sha.digest());
  }
}
