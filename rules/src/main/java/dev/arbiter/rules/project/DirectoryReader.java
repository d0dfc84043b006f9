package dev.arbiter.rules.project;

import dev.arbiter.rules.ProjectException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of a directory within the bounds of {@link ProjectFiles}. */
final class DirectoryReader extends SimpleFileVisitor<Path> {
  private final Path directory;
  private final Map<String, byte[]> files = new TreeMap<>();
  private long total;

  DirectoryReader(Path directory) {
    this.directory = directory;
  }

  Map<String, byte[]> read() {
    if (!Files.isDirectory(directory)) {
      throw new ProjectException(directory.toString(), "is not a directory");
    }
    if (!Files.isRegularFile(directory.resolve("project.yaml"))) {
      throw new ProjectException(
          directory.toString(), "is not a rule project: it has no project.yaml");
    }
    try {
      Files.walkFileTree(directory, this);
    } catch (IOException unreadable) {
      throw new ProjectException(
          directory.toString(), "cannot be read: " + unreadable.getMessage());
    }
    return files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return !folder.equals(directory) && isSkipped(folder)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (isSkipped(file)) {
      return FileVisitResult.CONTINUE;
    }
    var path = directory.relativize(file).toString().replace('\\', '/');
    if (attributes.isSymbolicLink() && !file.toRealPath().startsWith(directory.toRealPath())) {
      throw new ProjectException(path, "is a link that leads out of the project");
    }
    if (!Files.isRegularFile(file)) {
      throw new ProjectException(path, "is not a regular file");
    }
    total += Files.size(file);
    if (files.size() >= ProjectFiles.MAX_FILES || total > ProjectFiles.MAX_TOTAL_BYTES) {
      throw new ProjectException(
          path,
          "is beyond the bounds of a project: %d files and %d bytes"
              .formatted(ProjectFiles.MAX_FILES, ProjectFiles.MAX_TOTAL_BYTES));
    }
    files.put(path, Files.readAllBytes(file));
    return FileVisitResult.CONTINUE;
  }

  private static boolean isSkipped(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("~$") || name.endsWith("~");
  }
}
