package dev.arbiter.rules.archive;

import java.util.Base64;
import java.util.Collection;

/**
 * Signatures as lines of text: {@code ed25519}, the id of the key, and the signature in Base64,
 * with a blank between them.
 */
final class Signatures {
  private static final String ALGORITHM = "ed25519";
  private static final int PARTS = 3;

  private Signatures() {}

  static String sign(byte[] message, SigningKey key) {
    var signed = Base64.getEncoder().encodeToString(key.sign(message));
    return String.join(" ", ALGORITHM, key.verification().id(), signed);
  }

  /**
   * The id of the key that signed.
   *
   * @param what is signed, such as {@code archive}
   * @throws ArchiveException if it is none of these, or signed something else
   */
  static String signer(
      String what, byte[] message, String signature, Collection<VerificationKey> trusted) {
    var parts = signature.strip().split(" ");
    if (parts.length != PARTS || !parts[0].equals(ALGORITHM)) {
      throw new ArchiveException(
          "expected a signature 'ed25519 <key> <signature>', found another form");
    }
    var key =
        trusted.stream()
            .filter(candidate -> candidate.id().equals(parts[1]))
            .findFirst()
            .orElseThrow(
                () -> new ArchiveException("the " + what + " is not signed by a trusted key"));
    try {
      if (key.verifies(message, Base64.getDecoder().decode(parts[2]))) {
        return key.id();
      }
    } catch (IllegalArgumentException malformed) {
      throw new ArchiveException("the signature is not Base64", malformed);
    }
    throw new ArchiveException(
        what.equals("archive")
            ? "the signature does not belong to the manifest"
            : "the signature does not belong to the " + what);
  }
}
