package dev.arbiter.service.releases.watch;

import dev.arbiter.rules.archive.VerificationKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is watched.
 *
 * @param environment whose plans are taken
 * @param folder a folder on this machine, or
 * @param repository the address of a Git repository; one of the two
 * @param branch of the repository
 * @param login for the repository
 * @param every how long between two looks
 * @param trusted whose signature is enough
 */
public record WatchSettings(
    String environment,
    Optional<Path> folder,
    Optional<URI> repository,
    String branch,
    Optional<Login> login,
    Duration every,
    List<VerificationKey> trusted) {
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(3);

  public WatchSettings {
    trusted = List.copyOf(trusted);
  }

  /** A name and a password, or a token in its place. */
  public record Login(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /** What is watched, as people read it. */
  String source() {
    return folder
        .map(Path::toString)
        .or(() -> repository.map(address -> address + " " + branch))
        .orElse("");
  }

  Source open(Path work) {
    var source =
        folder
            .<Source>map(FolderSource::new)
            .orElseGet(() -> new GitSource(repository.orElseThrow(), branch, login, work));
    return new TimedSource(source, LONGEST_LOOK);
  }
}
