package dev.arbiter.rules.archive;

import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The canonical list of the files of a project with size and SHA-256, as JSON. Equal files give
 * equal bytes on every machine: the order is that of the paths, and nothing of the machine or the
 * time goes in. The paths of {@link ProjectFiles} need no escaping.
 */
public final class Manifest {
  private final byte[] json;

  private Manifest(byte[] json) {
    this.json = json;
  }

  public static Manifest of(ProjectFiles files) {
    var json = new StringBuilder("{\"format\":1,\"files\":[");
    var separator = "\n";
    for (var path : files.paths()) {
      var bytes = files.bytes(path).orElseThrow();
      json.append(separator)
          .append("{\"path\":\"%s\",\"size\":%d,".formatted(path, bytes.length))
          .append("\"sha256\":\"%s\"}".formatted(sha256(bytes)));
      separator = ",\n";
    }
    return new Manifest(json.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes that are hashed and signed. */
  public byte[] json() {
    return json.clone();
  }

  /** {@code sha256:} and the hash of the manifest in lower-case hexadecimal. */
  public String digest() {
    return "sha256:" + sha256(json);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
