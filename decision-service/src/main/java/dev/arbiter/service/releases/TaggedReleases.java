package dev.arbiter.service.releases;

import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.tag.Switched;
import dev.arbiter.rules.tag.TagSwitch;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.rules.tag.TaggedRules;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Publisher.Publication;
import dev.arbiter.service.releases.Publisher.Published;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The tags of releases: what carries them, and new releases that switch them. A few at a time, for
 * each release stands in memory as a whole. Thread-safe.
 */
final class TaggedReleases {
  private static final int MOST = 4;
  private static final int RETRY_SECONDS = 5;

  private final ReleaseStore store;
  private final Archives archives;
  private final Publisher publisher;
  private final Semaphore free = new Semaphore(MOST);

  TaggedReleases(ReleaseStore store, Archives archives, Publisher publisher) {
    this.store = store;
    this.archives = archives;
    this.publisher = publisher;
  }

  /**
   * What is to be switched.
   *
   * @param from the release that is changed; by default the one in force, else the newest
   * @param reason for the admin log
   * @param dryRun whether nothing is published
   */
  record Order(TagSwitch tags, Optional<Long> from, String reason, boolean dryRun) {}

  /**
   * What was switched.
   *
   * @param from the release that was changed
   * @param disabled all tags that are disabled in the new one
   * @param published empty if nothing was to be published
   */
  record Outcome(
      long from, SortedSet<String> disabled, Switched switched, Optional<Published> published) {}

  /** All that can carry tags in a release, in force or left out. */
  List<TaggedRule> rules(String project, long number) {
    publisher.find(project, number);
    return inTurn(() -> TaggedRules.of(archives.files(project, number)));
  }

  /**
   * Publishes a release with other disabled tags, as if somebody had sent its files.
   *
   * @param inForce the release of the project that is in force
   * @throws dev.arbiter.rules.ProjectException with all that is wrong; nothing is kept then
   */
  Outcome publish(String project, Optional<Long> inForce, Order order, Caller by) {
    var from = order.from().or(() -> inForce).or(() -> newest(project)).orElse(0L);
    publisher.find(project, from);
    var change = inTurn(() -> change(archives.files(project, from), order.tags()));
    var publication = new Publication(project, change.files(), by, remarks(order, from));
    return new Outcome(
        from,
        DisabledTags.of(change.files()).tags(),
        change.switched(),
        order.dryRun() ? Optional.empty() : Optional.of(publisher.publish(publication, inForce)));
  }

  /** The files with other disabled tags, and what these switch. */
  private record Change(ProjectFiles files, Switched switched) {}

  private static Change change(ProjectFiles before, TagSwitch tags) {
    var after = tags.in(before);
    return new Change(after, Switched.between(before, after));
  }

  private Optional<Long> newest(String project) {
    return store.releases(project).stream().map(ReleaseEntry::number).findFirst();
  }

  private static Map<String, String> remarks(Order order, long from) {
    var remarks = new TreeMap<>(Map.of("from", Long.toString(from), "reason", order.reason()));
    put(remarks, "disable", order.tags().disable());
    put(remarks, "enable", order.tags().enable());
    return remarks;
  }

  private static void put(Map<String, String> remarks, String name, SortedSet<String> tags) {
    if (!tags.isEmpty()) {
      remarks.put(name, String.join(", ", tags));
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!free.tryAcquire()) {
      throw ProblemException.unavailable(
          "Tags of other releases are being read: try again in a few seconds", RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
