package dev.arbiter.service.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names the events of a row by its contents, so that the same row always gives the same ids.
 *
 * @param source the source of the events
 * @param columns whose contents count
 * @param row the row
 */
record RowIdentity(String source, List<String> columns, Map<String, String> row) {
  private static final int ID_BYTES = 16;
  private static final ThreadLocal<MessageDigest> DIGESTS =
      ThreadLocal.withInitial(RowIdentity::sha256);

  /** The id of the row's event of this type; the ordinal tells those of the same type apart. */
  String of(String type, int ordinal) {
    var digest = DIGESTS.get();
    add(digest, source);
    add(digest, type);
    digest.update((byte) ordinal);
    for (var column : columns) {
      add(digest, row.getOrDefault(column, ""));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** With its length before it, so that no two sequences of texts look the same. */
  private static void add(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
