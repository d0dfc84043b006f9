package dev.arbiter.service.events.lake;

import dev.arbiter.domain.event.Event;
import dev.arbiter.service.events.form.CloudEvents;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * The files of one range of changes, one for each day (in UTC) on which its events were received.
 * Their names follow from the range, so that to write it again replaces them. None can be seen
 * before all of it is on the disk. For one thread.
 */
final class LakeFiles implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** What is in the files is about people, and is nothing for other users of the machine. */
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<?> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final String name;
  private final CloudEvents form;
  private final Map<LocalDate, Part> parts = new TreeMap<>();

  /**
   * @param first the first change of the range
   * @param last the last
   */
  LakeFiles(Path folder, long first, long last, CloudEvents form) {
    this.folder = folder;
    this.name = "events-%019d-%019d.ndjson.gz".formatted(first, last);
    this.form = form;
  }

  /** A file on its way. */
  private record Part(Path file, Path end, FileChannel channel, OutputStream out) {
    static Part open(Path folder, String name) throws IOException {
      Files.createDirectories(folder, OWNER_FOLDER);
      var file = folder.resolve(".%s.%s.part".formatted(name, UUID.randomUUID()));
      var channel =
          FileChannel.open(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER);
      var raw = Channels.newOutputStream(channel);
      var out = new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER_BYTES), BUFFER_BYTES);
      return new Part(file, folder.resolve(name), channel, out);
    }

    void finish() throws IOException {
      // Closing the packed stream closes the channel, so what is needed of both comes before.
      try (channel;
          out) {
        out.flush();
      }
      sync(file);
      Files.move(file, end, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(file.resolveSibling("."));
    }
  }

  void add(Event event, Instant receivedAt) throws IOException {
    var day = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
    var part = parts.get(day);
    if (part == null) {
      part = Part.open(folder.resolve("day=" + day), name);
      parts.put(day, part);
    }
    part.out().write(form.write(event, receivedAt));
    part.out().write('\n');
  }

  /** Brings all files to their places, for good. */
  void finish() throws IOException {
    for (var part : parts.values()) {
      part.finish();
    }
    sync(folder);
    parts.clear();
  }

  private static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Gives up what is not finished. */
  @Override
  public void close() throws IOException {
    for (var part : parts.values()) {
      part.channel().close();
      Files.deleteIfExists(part.file());
    }
  }
}
