package dev.arbiter.rules.archive;

import dev.arbiter.rules.project.ProjectFiles;
import java.util.Map;

/** A rule project in a zip file without manifest and signature: its files as they are. */
public final class SourceArchive {
  private SourceArchive() {}

  /**
   * Unpacks in memory and within bounds.
   *
   * @throws ArchiveException if it is no sound zip file
   * @throws dev.arbiter.rules.ProjectException if a path or a size is not acceptable
   */
  public static ProjectFiles read(byte[] zip) {
    return ProjectFiles.of(new ZipReader(zip).read());
  }

  /** Packs the files; equal files give equal bytes. */
  public static byte[] write(ProjectFiles files) {
    return ZipWriter.write(Map.of(), files, "");
  }
}
