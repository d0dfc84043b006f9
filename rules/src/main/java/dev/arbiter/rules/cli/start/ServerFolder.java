package dev.arbiter.rules.cli.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The working folder of the application server, made anew at each start from the provisioned one.
 *
 * <p>So the provisioned server never changes, several servers can run from it, and what is served
 * is always the WAR as built last.
 */
final class ServerFolder {

  private final Path folder;

  ServerFolder(Path folder) {
    this.folder = folder;
  }

  void create(StartSettings.Program program) throws IOException {
    delete();
    copy(
        program.server().resolve("standalone").resolve("configuration"),
        folder.resolve("configuration"));
    Files.createDirectories(deployment().getParent());
    deploy(program.war());
  }

  /** Puts the WAR in place in one step: the server watches the folder. */
  void deploy(Path war) throws IOException {
    Path draft = folder.resolve("ROOT.war.new");
    Files.copy(war, draft, StandardCopyOption.REPLACE_EXISTING);
    Files.move(draft, deployment(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the server serves the WAR. */
  boolean isDeployed() {
    return Files.exists(deployment().resolveSibling("ROOT.war.deployed"));
  }

  /** Whether the server gave up on the WAR. */
  boolean isDeploymentFailed() {
    return Files.exists(deployment().resolveSibling("ROOT.war.failed"));
  }

  private Path deployment() {
    return folder.resolve("deployments").resolve("ROOT.war");
  }

  private void delete() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      List<Path> paths = tree.toList();
      for (Path path : paths) {
        Path copy = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }
}
