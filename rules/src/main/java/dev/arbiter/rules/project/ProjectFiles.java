package dev.arbiter.rules.project;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a rule project by their path, in the order of the paths; immutable. Paths are
 * portable: {@code /} between names of letters, digits, dot, dash and underscore, at most 6 levels,
 * no two that differ in case only.
 */
public final class ProjectFiles {
  /** The most files. */
  public static final int MAX_FILES = 2_000;

  /** The most bytes of one file. */
  public static final int MAX_FILE_BYTES = 16 << 20;

  /** The most bytes of all files. */
  public static final int MAX_TOTAL_BYTES = 64 << 20;

  private static final int MAX_PATH = 200;
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,5}");

  private final SortedMap<String, byte[]> files;

  private ProjectFiles(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Copies the files.
   *
   * @throws ProjectException if a path is not portable, or there is too much
   */
  public static ProjectFiles of(Map<String, byte[]> files) {
    var problems = new Problems();
    var copy = new TreeMap<String, byte[]>();
    var folded = new TreeMap<String, String>();
    long total = 0;
    for (var entry : files.entrySet()) {
      var path = entry.getKey();
      total += entry.getValue().length;
      checkPath(path, problems);
      checkSize(path, entry.getValue().length, problems);
      var twin = folded.put(path.toLowerCase(Locale.ROOT), path);
      if (twin != null) {
        problems.add(path, "differs from " + twin + " in case only");
      }
      copy.put(path, entry.getValue().clone());
    }
    if (copy.size() > MAX_FILES || total > MAX_TOTAL_BYTES) {
      problems.add(
          ".",
          "expected at most %d files and %d bytes, found %d files and %d bytes"
              .formatted(MAX_FILES, MAX_TOTAL_BYTES, copy.size(), total));
    }
    problems.throwIfAny();
    return new ProjectFiles(Collections.unmodifiableSortedMap(copy));
  }

  /**
   * Reads a directory. Hidden files and those that editors leave behind are skipped; a link may
   * lead to a file inside the directory only.
   *
   * @throws ProjectException if it cannot be read, or is not acceptable
   */
  public static ProjectFiles read(Path directory) {
    return of(new DirectoryReader(directory).read());
  }

  /** The same files but for one, which is added or replaced. */
  public ProjectFiles with(String path, byte[] bytes) {
    var changed = new TreeMap<>(files);
    changed.put(path, bytes);
    return of(changed);
  }

  /** How a rule set or model is called: by the path of its file, without folder and ending. */
  public static String name(String path) {
    return path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
  }

  /** The paths in their order. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** The paths under a folder with one of the endings, in their order. */
  public List<String> paths(String folder, String... endings) {
    Predicate<String> fits =
        path -> {
          for (var ending : endings) {
            if (path.startsWith(folder + "/") && path.endsWith(ending)) {
              return true;
            }
          }
          return false;
        };
    return files.keySet().stream().filter(fits).toList();
  }

  /** A copy of the contents of the file, if there is one. */
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  /** The contents of the file as text, if there is one. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static void checkPath(String path, Problems problems) {
    if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
      problems.add(
          path,
          "expected a path of at most %d characters and 6 levels, of letters, digits, '.', '-', '_'"
              .formatted(MAX_PATH));
    }
  }

  private static void checkSize(String path, int bytes, Problems problems) {
    if (bytes > MAX_FILE_BYTES) {
      problems.add(path, "expected at most " + MAX_FILE_BYTES + " bytes, found " + bytes);
    }
  }
}
