package dev.arbiter.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A data key for each subject, kept in the database wrapped under the key of the installation. Both
 * encrypt by AES-256 in Galois/Counter mode (NIST SP 800-38D) with a random nonce of 96 bits, which
 * stands before the text; what the text belongs to is authenticated with it.
 */
public final class SubjectKeys implements Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int REMEMBERED = 100_000;
  private static final ThreadLocal<SecureRandom> RANDOM =
      ThreadLocal.withInitial(SecureRandom::new);

  /** To look a cipher up among all providers costs more than to encrypt an event with it. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(SubjectKeys::cipher);

  private final Jdbc jdbc;
  private final SecretKeySpec wrapping;
  private final Cache<String, SecretKeySpec> keys =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * @param secret the wrapping key, 32 bytes
   */
  public SubjectKeys(Jdbc jdbc, byte[] secret) {
    this.jdbc = jdbc;
    this.wrapping = new SecretKeySpec(secret, "AES");
  }

  @Override
  public byte[] seal(String subject, String context, byte[] plain) {
    var key = keys.getIfPresent(subject);
    if (key == null) {
      prepare(List.of(subject));
      key = stored(subject).orElseThrow(ErasedException::new);
    }
    return encrypt(key, context, plain);
  }

  @Override
  public byte[] open(String subject, String context, byte[] sealed) {
    return decrypt(stored(subject).orElseThrow(ErasedException::new), context, sealed);
  }

  @Override
  public void prepare(Collection<String> subjects) {
    var missing = missing(subjects);
    if (missing.isEmpty()) {
      return;
    }
    var wrapped = missing.stream().map(subject -> encrypt(wrapping, subject, newKey())).toList();
    jdbc.update(
        "create subject keys",
        "insert into subject_keys (subject, wrapped) select * from unnest(?, ?)"
            + " on conflict (subject) do nothing",
        Jdbc.Column.of("text", missing),
        Jdbc.Column.ofBytes(wrapped));
    read(missing);
  }

  @Override
  public void recall(Collection<String> subjects) {
    var missing = missing(subjects);
    if (!missing.isEmpty()) {
      read(missing);
    }
  }

  private List<String> missing(Collection<String> subjects) {
    return subjects.stream()
        .distinct()
        .filter(subject -> keys.getIfPresent(subject) == null)
        .sorted()
        .toList();
  }

  private void read(List<String> missing) {
    jdbc.query(
        "read subject keys",
        "select subject, wrapped from subject_keys where subject = any(?)",
        row -> {
          var subject = row.getString(1);
          keys.put(subject, unwrap(subject, row.getBytes(2)));
          return subject;
        },
        Jdbc.Column.of("text", missing));
  }

  private Optional<SecretKeySpec> stored(String subject) {
    var known = keys.getIfPresent(subject);
    if (known != null) {
      return Optional.of(known);
    }
    var found =
        jdbc.first(
            "read a subject key",
            "select wrapped from subject_keys where subject = ?",
            row -> unwrap(subject, row.getBytes(1)),
            subject);
    found.ifPresent(key -> keys.put(subject, key));
    return found;
  }

  private SecretKeySpec unwrap(String subject, byte[] wrapped) {
    return new SecretKeySpec(decrypt(wrapping, subject, wrapped), "AES");
  }

  private static byte[] newKey() {
    var key = new byte[KEY_BYTES];
    RANDOM.get().nextBytes(key);
    return key;
  }

  private static byte[] encrypt(SecretKeySpec key, String context, byte[] plain) {
    try {
      var nonce = new byte[NONCE_BYTES];
      RANDOM.get().nextBytes(nonce);
      var cipher = CIPHERS.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a new nonce and a key of 256 bits always do", impossible);
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance(CIPHER);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  private static byte[] decrypt(SecretKeySpec key, String context, byte[] sealed) {
    try {
      var cipher = CIPHERS.get();
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException("what was sealed was changed or moved", changed);
    }
  }
}
