package dev.arbiter.rules.archive;

import dev.arbiter.rules.project.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files in memory; equal files give equal bytes. */
final class ZipWriter {
  /** The first instant that a zip file can tell, in no time zone. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZipWriter() {}

  /**
   * @param head files before those of the project, in their order
   * @param folder of the files of the project, with a slash at its end, or empty
   */
  static byte[] write(Map<String, byte[]> head, ProjectFiles files, String folder) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : head.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
      for (var path : files.paths()) {
        put(zip, folder + path, files.bytes(path).orElseThrow());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
