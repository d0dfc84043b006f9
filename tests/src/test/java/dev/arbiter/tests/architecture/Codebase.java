package dev.arbiter.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** All modules as they lie on disk: their compiled classes and their sources. */
final class Codebase {
  static final Path ROOT = root();
  private static final List<String> MODULES =
      List.of("domain", "ml-bridge", "rules", "decision-service", "tests");

  /** The compiled production classes of all modules; all were compiled before this module. */
  static final JavaClasses CLASSES = compiled("target/classes");

  /** The compiled tests of all modules. */
  static final JavaClasses TESTS = compiled("target/test-classes");

  private Codebase() {}

  private static JavaClasses compiled(String folder) {
    return new ClassFileImporter()
        .importPaths(
            MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .toList());
  }

  /** The Java sources of production and tests, written by people. */
  static List<Path> sources() {
    return files(path -> path.toString().endsWith(".java"));
  }

  /** The production sources of the modules. */
  static List<Path> mainSources() {
    return files(
        path -> path.toString().endsWith(".java") && path.toString().contains("src/main/java"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path as it is written in documents. */
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static List<Path> files(Predicate<Path> wanted) {
    return MODULES.stream()
        .map(module -> ROOT.resolve(module).resolve("src"))
        .filter(Files::isDirectory)
        .flatMap(folder -> walk(folder).stream())
        .filter(wanted)
        .toList();
  }

  private static List<Path> walk(Path folder) {
    try (var paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven runs tests in the folder of their module. */
  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("decision-service"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("tests must run inside the repository");
      }
    }
    return here;
  }
}
