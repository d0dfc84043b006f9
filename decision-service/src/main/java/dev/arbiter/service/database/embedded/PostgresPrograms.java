package dev.arbiter.service.database.embedded;

import dev.arbiter.service.database.StartupProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of the PostgreSQL that travels on the class path, unpacked once per content.
 *
 * <p>The system property {@value #SHARED} names a folder where several servers (those of the tests)
 * share them.
 */
final class PostgresPrograms {

  static final String SHARED = "arbiter.postgres.programs";

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final int ANY_EXECUTE_BIT = 0111;
  private static final List<String> NOT_NEEDED_TO_RUN = List.of(".a", ".pc", ".txz");

  private PostgresPrograms() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
  static Path unpack(Path defaultParent) {
    String shared = System.getProperty(SHARED, "");
    Path parent = shared.isEmpty() ? defaultParent : Path.of(shared).toAbsolutePath();
    try {
      Path home = parent.resolve(checksum());
      if (!Files.isDirectory(home)) {
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "unpacking-");
        try {
          extract(draft);
          makeExecutable(draft);
          moveUnlessThere(draft, home);
        } finally {
          deleteTree(draft);
        }
      }
      return home;
    } catch (IOException failure) {
      throw FolderProblem.of(failure, parent);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void moveUnlessThere(Path draft, Path home) throws IOException {
    try {
      Files.move(draft, home);
    } catch (FileSystemException lostRace) {
      if (!Files.isDirectory(home)) {
        throw lostRace;
      }
    }
  }

  private static void extract(Path folder) throws IOException {
    try (InputStream archive = open();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (NOT_NEEDED_TO_RUN.stream().noneMatch(entry.getName()::endsWith)) {
          extract(entry, tar, entry.resolveIn(folder));
        }
      }
    }
  }

  private static void extract(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
      makeExecutable(target);
    }
  }

  private static void makeExecutable(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, EXECUTABLE);
    }
  }

  /** What tells one archive from another; a cryptographic digest would delay each start. */
  private static String checksum() throws IOException {
    try (CheckedInputStream archive = new CheckedInputStream(open(), new CRC32())) {
      long bytes = archive.transferTo(OutputStream.nullOutputStream());
      return "%08x-%x".formatted(archive.getChecksum().getValue(), bytes);
    }
  }

  private static InputStream open() {
    String name = "postgres-" + platform() + ".txz";
    InputStream archive = PostgresPrograms.class.getClassLoader().getResourceAsStream(name);
    if (archive == null) {
      throw new StartupProblem(
          "This build carries no PostgreSQL for this machine (%s): rebuild it here or set arbiter.db.url."
              .formatted(platform()));
    }
    return archive;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String family =
        system.contains("win") ? "windows" : system.contains("mac") ? "darwin" : "linux";
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    return family + (arm ? "-arm_64" : "-x86_64");
  }
}
