package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Releases and their approvals. Thread-safe; what a method returned is durable. */
interface ReleaseStore {

  /**
   * A release that is not kept yet.
   *
   * @param archive signed
   * @param answerable the account that answers for it
   * @param remarks what the admin log tells of it beside
   */
  record NewRelease(
      String project,
      String digest,
      Tier tier,
      byte[] archive,
      String by,
      String answerable,
      Map<String, String> remarks) {
    NewRelease(
        String project, String digest, Tier tier, byte[] archive, String by, String answerable) {
      this(project, digest, tier, archive, by, answerable, Map.of());
    }
  }

  /** Adds the next release of the project; one of the same digest is returned as it is. */
  ReleaseEntry add(NewRelease release);

  Optional<ReleaseEntry> find(String project, long number);

  /** The release of these contents. */
  Optional<ReleaseEntry> find(String project, String digest);

  /** The signed archive of a release. */
  Optional<byte[]> archive(String project, long number);

  /** The latest 1,000 releases of a project, the newest first. */
  List<ReleaseEntry> releases(String project);

  /** The number of the newest release of each project. */
  SortedMap<String, Long> newest();

  /** Adds an approval, unless the same account answers for one already. */
  void approve(String project, long number, String by, String answerable, String comment);
}
