package dev.arbiter.service.access.accounts;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes of passwords: PBKDF2 with HMAC-SHA-512 (RFC 8018), a salt for each, and as many iterations
 * as the OWASP password storage cheat sheet asks for. Hashing is slow on purpose, so few run at a
 * time. Thread-safe.
 */
final class Passwords {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String NAME = "pbkdf2-sha512";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;
  private static final int AT_A_TIME = 2;
  private static final int WAITING = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int iterations;
  private final Semaphore running = new Semaphore(AT_A_TIME, true);

  /** A hash that no password is known for. */
  private final String nobodys;

  Passwords() {
    this(ITERATIONS);
  }

  /**
   * @param iterations fewer than usual for tests
   */
  Passwords(int iterations) {
    this.iterations = iterations;
    this.nobodys = written(random(SALT_BYTES), random(HASH_BITS / Byte.SIZE));
  }

  /** The algorithm, its iterations, the salt and the hash, separated by {@code $}. */
  String hash(String password) {
    var salt = random(SALT_BYTES);
    return written(salt, derive(password, salt, iterations));
  }

  private String written(byte[] salt, byte[] hash) {
    return String.join("$", NAME, Integer.toString(iterations), encode(salt), encode(hash));
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /** Whether the password is the one that was hashed. */
  boolean matches(String password, String hashed) {
    var parts = hashed.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalStateException("a password was hashed in a way that is not known");
    }
    var derived = derive(password, decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, decode(parts[3]));
  }

  /** Takes as long as {@link #matches} would if there were such an account. */
  void matchNobody(String password) {
    var unused = matches(password, nobodys);
  }

  private byte[] derive(String password, byte[] salt, int rounds) {
    if (running.getQueueLength() > WAITING) {
      throw new ProblemException(
              ProblemKind.TOO_MANY_REQUESTS, "Too many people sign in at the moment")
          .header("Retry-After", "2");
    }
    running.acquireUninterruptibly();
    var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
      running.release();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
