package dev.arbiter.service.releases;

import dev.arbiter.service.database.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Releases and deployments in memory. */
final class MemoryReleaseStore implements ReleaseStore {
  private final List<Stored> releases = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();

  @Override
  public synchronized Stored add(String project, String digest, byte[] archive, String by) {
    var known = releases(project);
    return known.stream()
        .filter(one -> one.digest().equals(digest))
        .findFirst()
        .orElseGet(
            () -> {
              var added =
                  new Stored(
                      project, known.size() + 1L, digest, archive.clone(), Instant.EPOCH, by);
              releases.add(added);
              return added;
            });
  }

  @Override
  public synchronized Optional<Stored> find(String project, long number) {
    return releases(project).stream().filter(one -> one.number() == number).findFirst();
  }

  @Override
  public synchronized List<Stored> releases(String project) {
    var latest = new ArrayList<>(releases);
    Collections.reverse(latest);
    return latest.stream().filter(one -> one.project().equals(project)).toList();
  }

  @Override
  public synchronized void deploy(String project, long number, String by) {
    var release =
        find(project, number)
            .orElseThrow(
                () -> new StoreException("deploy a release", new IllegalStateException("no such")));
    deployments.add(new Deployment(project, number, release.digest(), "live", Instant.EPOCH, by));
  }

  @Override
  public synchronized List<Deployment> deployments(String project) {
    var latest = new ArrayList<>(deployments);
    Collections.reverse(latest);
    return latest.stream().filter(one -> one.project().equals(project)).toList();
  }

  @Override
  public synchronized List<String> deployedProjects() {
    return deployments.stream().map(Deployment::project).distinct().sorted().toList();
  }
}
