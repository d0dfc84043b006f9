package dev.arbiter.rules.archive;

import dev.arbiter.rules.project.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a zip file in memory within the bounds of {@link ProjectFiles}, whatever it claims. */
final class ZipReader {
  private static final int SPARE_FILES = 2;
  private static final int BUFFER = 8_192;

  private final byte[] zip;
  private long total;
  private int count;

  ZipReader(byte[] zip) {
    this.zip = zip;
  }

  Map<String, byte[]> read() {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        checkName(entry);
        if (++count > 2 * ProjectFiles.MAX_FILES + SPARE_FILES) {
          throw new ArchiveException(
              "the archive has more than " + ProjectFiles.MAX_FILES + " files");
        }
        if (entry.isDirectory()) {
          checkEmpty(stream, entry);
        } else if (entries.put(entry.getName(), unpack(stream, entry.getName())) != null) {
          throw new ArchiveException("the archive has a file twice: " + entry.getName());
        }
      }
    } catch (IOException | IllegalArgumentException malformed) {
      throw new ArchiveException("the archive is not a sound zip file", malformed);
    }
    if (entries.isEmpty()) {
      throw new ArchiveException("the archive is not a zip file, or is empty");
    }
    return entries;
  }

  /** A folder may hide as much as a file. */
  private static void checkEmpty(ZipInputStream stream, ZipEntry entry) throws IOException {
    if (stream.read() >= 0) {
      throw new ArchiveException("the archive has a folder with contents: " + entry.getName());
    }
  }

  private static void checkName(ZipEntry entry) {
    var name = entry.getName();
    if (name.startsWith("/")
        || name.contains("\\")
        || name.contains(":")
        || java.util.Arrays.asList(name.split("/")).contains("..")) {
      throw new ArchiveException("the archive has a file that leads out of it: " + name);
    }
  }

  private byte[] unpack(ZipInputStream stream, String name) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      total += read;
      if (bytes.size() + read > ProjectFiles.MAX_FILE_BYTES
          || total > ProjectFiles.MAX_TOTAL_BYTES) {
        throw new ArchiveException("the archive unpacks to more than is allowed, at " + name);
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}
