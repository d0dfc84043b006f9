package dev.arbiter.service.releases;

import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.ReleaseEntry.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Releases in memory. */
final class MemoryReleaseStore implements ReleaseStore {
  private final List<ReleaseEntry> releases = new ArrayList<>();
  private final Map<String, byte[]> archives = new HashMap<>();

  @Override
  public synchronized ReleaseEntry add(NewRelease release) {
    return find(release.project(), release.digest())
        .orElseGet(
            () -> {
              var added =
                  new ReleaseEntry(
                      release.project(),
                      releases(release.project()).size() + 1L,
                      release.digest(),
                      release.tier(),
                      Instant.EPOCH,
                      release.by(),
                      release.answerable(),
                      List.of());
              releases.add(added);
              archives.put(added.project() + added.number(), release.archive().clone());
              return added;
            });
  }

  @Override
  public synchronized Optional<ReleaseEntry> find(String project, long number) {
    return releases(project).stream().filter(one -> one.number() == number).findFirst();
  }

  @Override
  public synchronized Optional<ReleaseEntry> find(String project, String digest) {
    return releases(project).stream().filter(one -> one.digest().equals(digest)).findFirst();
  }

  @Override
  public synchronized Optional<byte[]> archive(String project, long number) {
    return Optional.ofNullable(archives.get(project + number));
  }

  @Override
  public synchronized SortedMap<String, Long> newest() {
    var newest = new TreeMap<String, Long>();
    releases.forEach(one -> newest.merge(one.project(), one.number(), Math::max));
    return newest;
  }

  synchronized void breakArchives() {
    archives.replaceAll((key, archive) -> new byte[] {1});
  }

  @Override
  public synchronized List<ReleaseEntry> releases(String project) {
    var latest = new ArrayList<>(releases);
    Collections.reverse(latest);
    return latest.stream().filter(one -> one.project().equals(project)).toList();
  }

  @Override
  public synchronized void approve(
      String project, long number, String by, String answerable, String comment) {
    var before =
        find(project, number)
            .orElseThrow(
                () ->
                    new StoreException("approve a release", new IllegalStateException("no such")));
    if (before.approvals().stream().noneMatch(one -> one.answerable().equals(answerable))) {
      var approvals = new ArrayList<>(before.approvals());
      approvals.add(new Approval(by, answerable, Instant.EPOCH, comment));
      releases.set(
          releases.indexOf(before),
          new ReleaseEntry(
              before.project(),
              before.number(),
              before.digest(),
              before.tier(),
              before.createdAt(),
              before.createdBy(),
              before.answerable(),
              approvals));
    }
  }
}
