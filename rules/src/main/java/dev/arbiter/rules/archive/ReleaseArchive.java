package dev.arbiter.rules.archive;

import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signed rule project in one zip file: {@code manifest.json}, {@code signature} (one line: {@code
 * ed25519}, the id of the key, the signature of the manifest in Base64) and the files below {@code
 * project/}. Equal files and keys give equal bytes.
 *
 * @param files the files of the project
 * @param digest see {@link Manifest#digest()}
 * @param signedBy the id of the key
 * @param signature the line of the signature
 */
public record ReleaseArchive(ProjectFiles files, String digest, String signedBy, String signature) {
  private static final String MANIFEST = "manifest.json";
  private static final String SIGNATURE = "signature";
  private static final String FOLDER = "project/";

  /** Signs the files. */
  public static ReleaseArchive sign(ProjectFiles files, SigningKey key) {
    var manifest = Manifest.of(files);
    return new ReleaseArchive(
        files, manifest.digest(), key.verification().id(), Signatures.sign(manifest.json(), key));
  }

  /** Signs the files and gives the bytes of the archive. */
  public static byte[] write(ProjectFiles files, SigningKey key) {
    return sign(files, key).zip();
  }

  /**
   * Reads an archive and trusts nothing in it: the signature must be of one of the keys, and
   * manifest and files must agree to the byte.
   *
   * @throws ArchiveException naming the first thing that is wrong
   */
  public static ReleaseArchive verify(byte[] zip, Collection<VerificationKey> trusted) {
    var entries = new HashMap<>(new ZipReader(zip).read());
    var manifest = required(entries, MANIFEST);
    var signature = new String(required(entries, SIGNATURE), StandardCharsets.US_ASCII);
    var signedBy = Signatures.signer("archive", manifest, signature, trusted);
    for (var name : entries.keySet()) {
      if (!name.startsWith(FOLDER)) {
        throw new ArchiveException("the archive has a file that does not belong: " + name);
      }
    }
    var files = ProjectFiles.of(contents(entries));
    var actual = Manifest.of(files);
    if (!Arrays.equals(actual.json(), manifest)) {
      throw new ArchiveException(Difference.between(manifest, actual.json()));
    }
    return new ReleaseArchive(files, actual.digest(), signedBy, signature.strip());
  }

  /** The files of an archive of which nobody checks anything here: a server will. */
  public static ProjectFiles unverified(byte[] zip) {
    return ProjectFiles.of(contents(new HashMap<>(new ZipReader(zip).read())));
  }

  /** The bytes of the archive. */
  public byte[] zip() {
    var head = new LinkedHashMap<String, byte[]>();
    head.put(MANIFEST, Manifest.of(files).json());
    head.put(SIGNATURE, (signature + "\n").getBytes(StandardCharsets.US_ASCII));
    return ZipWriter.write(head, files, FOLDER);
  }

  private static Map<String, byte[]> contents(Map<String, byte[]> entries) {
    var contents = new HashMap<String, byte[]>();
    entries.forEach(
        (name, bytes) -> {
          if (name.startsWith(FOLDER)) {
            contents.put(name.substring(FOLDER.length()), bytes);
          }
        });
    return contents;
  }

  private static byte[] required(Map<String, byte[]> entries, String name) {
    var bytes = entries.remove(name);
    if (bytes == null) {
      throw new ArchiveException("the archive has no " + name);
    }
    return bytes;
  }
}
