package dev.arbiter.rules.archive;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a {@link SigningKey}; as text one line of Base64 (X.509). */
public final class VerificationKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PublicKey key;

  VerificationKey(PublicKey key) {
    this.key = key;
  }

  /** Parses the text form. */
  public static VerificationKey parse(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text.strip());
      return new VerificationKey(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new ArchiveException("expected an Ed25519 public key in Base64", malformed);
    }
  }

  /** The first 16 hexadecimal digits of the SHA-256 of the key. */
  public String id() {
    return Manifest.sha256(key.getEncoded()).substring(0, ID_LENGTH);
  }

  /** The text form. */
  public String text() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
