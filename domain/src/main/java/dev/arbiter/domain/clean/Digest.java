package dev.arbiter.domain.clean;

import java.nio.charset.StandardCharsets;
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
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    add((long) bytes.length);
    sha.update(bytes);
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
