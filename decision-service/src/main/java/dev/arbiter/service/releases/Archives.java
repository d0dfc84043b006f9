package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The signed archives of the releases. One that the server did not sign itself, nor a key that it
 * trusts, is never opened. Thread-safe.
 */
final class Archives {
  private final ReleaseStore store;
  private final SigningKey own;
  private final List<VerificationKey> trusted;

  /**
   * @param own signs what comes as sources
   * @param others who may sign beside it
   */
  Archives(ReleaseStore store, SigningKey own, Collection<VerificationKey> others) {
    this.store = store;
    this.own = own;
    this.trusted = Stream.concat(Stream.of(own.verification()), others.stream()).toList();
  }

  byte[] sign(ProjectFiles files) {
    return ReleaseArchive.write(files, own);
  }

  /**
   * Opens an archive.
   *
   * @throws ArchiveException naming the first thing that is wrong
   */
  ReleaseArchive verify(byte[] archive) {
    return ReleaseArchive.verify(archive, trusted);
  }

  /**
   * The files of a release that is kept.
   *
   * @throws ArchiveException if they are not what was published
   */
  ProjectFiles files(String project, long number) {
    var entry = store.find(project, number).orElseThrow();
    var archive = verify(store.archive(project, number).orElseThrow());
    if (!archive.digest().equals(entry.digest())) {
      throw new ArchiveException(
          "the archive of release %d of %s has other contents than were published"
              .formatted(number, project));
    }
    return archive.files();
  }
}
