package dev.arbiter.service.access;

import dev.arbiter.domain.profile.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names identifiers by keyed hashes (HMAC-SHA-256, the first 80 bits), from which nobody without
 * the key can tell them. Thread-safe.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 10;

  private final SecretKeySpec key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

  /**
   * @param secret at least 32 bytes, the same for the life of the installation
   */
  public Pseudonyms(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The name of the identifier inside this installation. */
  public String of(Identifier identifier) {
    var text = identifier.kind() + ":" + identifier.value();
    var hash = macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
    return "p-" + HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
