package dev.arbiter.rules.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * An Ed25519 key pair (RFC 8032) that signs releases. As text it is two lines of Base64, the
 * private key in PKCS #8 and the public key in X.509; whoever reads the file can sign.
 */
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final VerificationKey verification;

  private SigningKey(PrivateKey secret, VerificationKey verification) {
    this.secret = secret;
    this.verification = verification;
  }

  /** A new key pair. */
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), new VerificationKey(pair.getPublic()));
    } catch (GeneralSecurityException unavailable) {
      throw new ArchiveException("Ed25519 is not available in this Java", unavailable);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SigningKey read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new ArchiveException("the signing key " + file + " cannot be read", unreadable);
    }
  }

  /** Parses the text form. */
  public static SigningKey parse(String text) {
    try {
      var lines = text.strip().lines().toList();
      var decoder = Base64.getDecoder();
      var factory = KeyFactory.getInstance(ALGORITHM);
      var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0))));
      var open = factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1))));
      var key = new SigningKey(secret, new VerificationKey(open));
      if (!key.verification.verifies(new byte[] {1}, key.sign(new byte[] {1}))) {
        throw new ArchiveException("the two halves of the signing key do not belong together");
      }
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException bad) {
      throw new ArchiveException("expected a signing key as 'arbiter keygen' writes it", bad);
    }
  }

  /** Writes a new file that only its owner may read, where the file system knows owners. */
  public void write(Path file) {
    try {
      var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, text());
    } catch (IOException unwritable) {
      throw new ArchiveException("the signing key " + file + " cannot be written", unwritable);
    }
  }

  /** The text form. */
  public String text() {
    var encoder = Base64.getEncoder();
    return encoder.encodeToString(secret.getEncoded()) + "\n" + verification.text() + "\n";
  }

  /** The half that may be given to everybody. */
  public VerificationKey verification() {
    return verification;
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException failed) {
      throw new ArchiveException("the release cannot be signed with this key", failed);
    }
  }

  /** The id of the public half only. */
  @Override
  public String toString() {
    return "SigningKey[" + verification.id() + "]";
  }
}
