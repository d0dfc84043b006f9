package dev.arbiter.service.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of imports that have not ended, each under the id of its import. Thread-safe. */
final class ImportFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);

  private final Path folder;

  ImportFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns the size of the file when it is on the disk. */
  long keep(String id, InputStream body) throws IOException {
    Files.createDirectories(folder);
    var file = file(id);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      body.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
      return channel.size();
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  Path file(String id) {
    return folder.resolve(id);
  }

  boolean has(String id) {
    return Files.exists(file(id));
  }

  void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException kept) {
      LOG.warn("The file of import {} could not be deleted", id, kept);
    }
  }
}
