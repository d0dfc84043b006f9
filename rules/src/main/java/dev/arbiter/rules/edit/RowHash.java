package dev.arbiter.rules.edit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Gives ids to rows that have none: a hash of their source text (SHA-256, its first 48 bits), and a
 * number among those of the same text. For one file and one thread.
 */
public final class RowHash {
  private static final int HASH_BYTES = 6;

  private final Set<String> used;
  private final Map<String, Integer> twins = new HashMap<>();

  /**
   * @param used ids that are not given again
   */
  public RowHash(Set<String> used) {
    this.used = new HashSet<>(used);
  }

  /** The id of the next row of that text; a valid NCName. */
  public String id(String source) {
    var hash = "_" + hash(source);
    String id;
    do {
      id = hash + "-" + twins.merge(hash, 1, Integer::sum);
    } while (!used.add(id));
    return id;
  }

  private static String hash(String source) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("expected a JDK with SHA-256", missing);
    }
  }
}
