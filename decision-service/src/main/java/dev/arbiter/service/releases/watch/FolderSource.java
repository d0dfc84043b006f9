package dev.arbiter.service.releases.watch;

import dev.arbiter.rules.archive.DeploymentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A folder on this machine. Links in it are not followed. */
record FolderSource(Path folder) implements Source {

  @Override
  public Optional<Snapshot> look(String known) {
    if (!Files.isDirectory(folder)) {
      throw new WatchException(folder + " is no folder");
    }
    if (!Files.exists(folder.resolve(DeploymentPlan.FILE), LinkOption.NOFOLLOW_LINKS)) {
      throw new WatchException("there is no " + DeploymentPlan.FILE + " in " + folder);
    }
    return Optional.of(new Now(folder));
  }

  /** The plan tells one state from another by its version. */
  private record Now(Path folder) implements Snapshot {
    @Override
    public String id() {
      return "";
    }

    @Override
    public byte[] file(String path, int most) {
      var file = folder;
      for (var name : Path.of(path)) {
        file = file.resolve(name);
        if (Files.isSymbolicLink(file)) {
          throw new WatchException(path + " is a link, or behind one");
        }
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new WatchException(path + " is not there, or no plain file");
      }
      try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        var bytes = stream.readNBytes(most + 1);
        if (bytes.length > most) {
          throw new WatchException("%s has more than %d bytes".formatted(path, most));
        }
        return bytes;
      } catch (IOException unreadable) {
        throw new WatchException(path + " cannot be read", unreadable);
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
