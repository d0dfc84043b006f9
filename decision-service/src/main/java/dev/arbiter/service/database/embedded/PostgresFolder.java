package dev.arbiter.service.database.embedded;

import dev.arbiter.service.database.StartupProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded PostgreSQL, held by one server at a time until it is closed.
 *
 * <p>The hold is a file lock: the operating system lets go of it however the server ends.
 */
final class PostgresFolder implements AutoCloseable {

  /** The lock stands behind the text, so that another server can still read whose it is. */
  private static final long LOCK_POSITION = Integer.MAX_VALUE;

  private final Path root;
  private final FileChannel lockFile;

  private PostgresFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  static PostgresFolder hold(Path root) {
    FileChannel channel = null;
    try {
      Files.createDirectories(root.resolve("log"));
      channel =
          FileChannel.open(
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        StartupProblem problem = FolderProblem.inUse(root, owner(channel));
        channel.close();
        throw problem;
      }
      byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0).write(ByteBuffer.wrap(owner));
      return new PostgresFolder(root, channel);
    } catch (IOException failure) {
      closeQuietly(channel);
      throw FolderProblem.of(failure, root);
    }
  }

  Path programs() {
    return root.resolve("programs");
  }

  /** What PostgreSQL itself calls its data directory. */
  Path data() {
    return root.resolve("data");
  }

  /** The data directory while it is being made. */
  Path draft() {
    return root.resolve("data.new");
  }

  Path log() {
    return root.resolve("log").resolve("postgres.log");
  }

  Path password() {
    return root.resolve("password");
  }

  /** Whether nothing was ever stored here. */
  boolean isNew() throws IOException {
    if (!Files.exists(data())) {
      return true;
    }
    try (Stream<Path> content = Files.list(data())) {
      return content.findAny().isEmpty();
    }
  }

  /** Throws the sentence for data that this PostgreSQL cannot read. */
  void check(String majorVersion) throws IOException {
    Path version = data().resolve("PG_VERSION");
    if (!Files.isRegularFile(version)) {
      throw FolderProblem.corrupt(data(), "PG_VERSION is missing");
    }
    String found = Files.readString(version, StandardCharsets.ISO_8859_1).strip();
    if (!found.matches("\\d{1,3}(\\.\\d+)?")) {
      throw FolderProblem.corrupt(data(), "PG_VERSION is unreadable");
    }
    if (!found.equals(majorVersion)) {
      throw FolderProblem.otherVersion(data(), found, majorVersion);
    }
    if (!Files.isRegularFile(password())) {
      throw FolderProblem.corrupt(root, "the file password is missing");
    }
  }

  @Override
  public void close() {
    closeQuietly(lockFile);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCK_POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer owner = ByteBuffer.allocate(20);
    channel.read(owner, 0);
    return StandardCharsets.UTF_8.decode(owner.flip()).toString();
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failure) {
      System.getLogger(PostgresFolder.class.getName())
          .log(
              System.Logger.Level.WARNING, "The lock of the data folder was not released", failure);
    }
  }
}
