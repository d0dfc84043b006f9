package dev.arbiter.service.profiles.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates under a secret that several servers share: AES-256 in Galois/Counter
 * mode (NIST SP 800-38D). Each envelope has a key of its own, derived by HMAC-SHA-256 from the
 * secret and 16 random bytes, so that a counter serves as nonce and none is ever used twice. A
 * sealed text is those bytes, the counter and the ciphertext. Thread-safe.
 */
final class Envelope {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";
  private static final int SALT_BYTES = 16;
  private static final int HEAD_BYTES = SALT_BYTES + Long.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ITERATIONS = 100_000;
  private static final int KEY_BITS = 256;
  private static final int REMEMBERED = 1_000;

  private final SecretKeySpec master;
  private final byte[] salt = new byte[SALT_BYTES];
  private final SecretKeySpec own;
  private final AtomicLong counter = new AtomicLong();
  private final Cache<ByteBuffer, SecretKeySpec> others =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  Envelope(String secret) {
    try {
      var context = "arbiter cluster 1".getBytes(StandardCharsets.UTF_8);
      var spec = new PBEKeySpec(secret.toCharArray(), context, ITERATIONS, KEY_BITS);
      var made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
      master = new SecretKeySpec(made.getEncoded(), MAC);
      new SecureRandom().nextBytes(salt);
      own = derive(salt);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has PBKDF2", impossible);
    }
  }

  private SecretKeySpec derive(byte[] bytes) throws GeneralSecurityException {
    var mac = Mac.getInstance(MAC);
    mac.init(master);
    return new SecretKeySpec(mac.doFinal(bytes), "AES");
  }

  byte[] seal(byte[] plain, int offset, int length) {
    try {
      var number = counter.incrementAndGet();
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, own, nonce(number));
      var sealed = ByteBuffer.allocate(HEAD_BYTES + cipher.getOutputSize(length));
      sealed.put(salt).putLong(number);
      cipher.doFinal(ByteBuffer.wrap(plain, offset, length), sealed);
      return sealed.array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  /** Opens what an envelope of the same secret sealed; empty if it is something else. */
  Optional<byte[]> open(byte[] sealed, int offset, int length) {
    if (length < HEAD_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      var bytes = Arrays.copyOfRange(sealed, offset, offset + SALT_BYTES);
      var known = others.getIfPresent(ByteBuffer.wrap(bytes));
      var key = known == null ? derive(bytes) : known;
      var number = ByteBuffer.wrap(sealed, offset + SALT_BYTES, Long.BYTES).getLong();
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, nonce(number));
      var plain = cipher.doFinal(sealed, offset + HEAD_BYTES, length - HEAD_BYTES);
      if (known == null) {
        others.put(ByteBuffer.wrap(bytes), key);
      }
      return Optional.of(plain);
    } catch (AEADBadTagException foreign) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  private static GCMParameterSpec nonce(long number) {
    return new GCMParameterSpec(
        TAG_BITS, ByteBuffer.allocate(NONCE_BYTES).putLong(Integer.BYTES, number).array());
  }
}
