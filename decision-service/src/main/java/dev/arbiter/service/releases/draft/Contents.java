package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.project.ProjectFiles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * Files as they were at one moment.
 *
 * @param digests of the files by path
 */
public record Contents(ProjectFiles files, SortedMap<String, String> digests) {

  /** {@code sha256:} and the hash of the bytes in lower-case hexadecimal. */
  public static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
