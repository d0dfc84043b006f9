package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * How many subjects a condition would have as members, before it is anybody's. Ids of profiles are
 * keyed hashes, so that the first of them in their order are a fair sample. Thread-safe.
 */
public final class Preview {
  private static final int PAGE = 500;
  private static final int MOST = 50_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Of the normal distribution, for 95 % on both sides. */
  private static final double Z = 1.959964;

  private final Profiles profiles;
  private final Fragments kept;
  private final Serving serving;
  private final Conditions conditions;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(1);

  public Preview(
      Profiles profiles,
      Fragments kept,
      Serving serving,
      Conditions conditions,
      InstantSource clock) {
    this.profiles = profiles;
    this.kept = kept;
    this.serving = serving;
    this.conditions = conditions;
    this.clock = clock;
  }

  /** Makes conditions of what people write. */
  public interface Conditions {
    /** The condition over what a release knows, or what the caller is to be told of it. */
    Condition compile(String text, Release release);
  }

  /**
   * What was found.
   *
   * @param looked how many subjects were looked at
   * @param of how many there are
   * @param members how many of those looked at would belong to it
   * @param estimate how many of all would
   * @param least with 95 % confidence at least so many of all (Wilson)
   * @param most with 95 % confidence at most so many of all (Wilson)
   * @param entering how many of those looked at do not belong to the segment of the name
   * @param leaving how many of those looked at belong to it and would not any more
   */
  record Size(
      long looked,
      long of,
      long members,
      long estimate,
      long least,
      long most,
      Optional<Long> entering,
      Optional<Long> leaving) {}

  /**
   * Counts whom a condition would have.
   *
   * @param segment that is to get this condition, if there is one
   * @throws ProblemException if the condition cannot be understood, or another is being counted
   */
  Size of(String project, String condition, Optional<String> segment) {
    if (!room.tryAcquire()) {
      throw new ProblemException(
              ProblemKind.TOO_MANY_REQUESTS, "Another condition is being counted: try again soon")
          .header("Retry-After", "5");
    }
    try {
      return serving.use(project, "", release -> count(release, condition, segment));
    } finally {
      room.release();
    }
  }

  private Size count(Release release, String text, Optional<String> segment) {
    var wanted = new Segment("", conditions.compile(text, release), false, "", Optional.empty());
    var now = segment.map(id -> known(release, id));
    var traits = release.derivations();
    var count = new Count(new Outlook(List.of(wanted), List.of(), traits), clock.instant());
    var before = now.map(one -> new Outlook(release.segments(), List.of(), traits));
    var end = System.nanoTime() + LONGEST.toNanos();
    var page = kept.profiles("", PAGE);
    while (!page.isEmpty() && count.looked < MOST) {
      for (var id : page) {
        if (System.nanoTime() - end >= 0) {
          return count.size(kept.count(), segment.isPresent());
        }
        profiles.get(id).ifPresent(profile -> count.add(profile, before, segment));
      }
      page = kept.profiles(page.get(page.size() - 1), PAGE);
    }
    return count.size(page.isEmpty() ? count.looked : kept.count(), segment.isPresent());
  }

  private static Segment known(Release release, String id) {
    return release.segments().stream()
        .filter(segment -> segment.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "segment", "unknown-name", "segment must be one of the project"));
  }

  /** For one thread. */
  private static final class Count {
    private final Outlook wanted;
    private final Instant now;
    private long looked;
    private long members;
    private long entering;
    private long leaving;

    Count(Outlook wanted, Instant now) {
      this.wanted = wanted;
      this.now = now;
    }

    void add(Profile profile, Optional<Outlook> before, Optional<String> segment) {
      var belongs = !wanted.standing(profile, now).segments().isEmpty();
      var belonged =
          before.isPresent()
              && before.get().standing(profile, now).segments().contains(segment.orElseThrow());
      looked++;
      members += belongs ? 1 : 0;
      entering += belongs && !belonged ? 1 : 0;
      leaving += belonged && !belongs ? 1 : 0;
    }

    /**
     * Wilson, Journal of the American Statistical Association 22 (1927); exact if all were seen.
     */
    Size size(long of, boolean compared) {
      var share = looked == 0 ? 0 : (double) members / looked;
      var spread = looked >= of ? 0 : Z * Z / looked;
      var middle = (share + spread / 2) / (1 + spread);
      var half =
          looked >= of
              ? 0
              : Z / (1 + spread) * Math.sqrt(share * (1 - share) / looked + spread / looked / 4);
      return new Size(
          looked,
          of,
          members,
          Math.round(share * of),
          Math.round(Math.max(0, middle - half) * of),
          Math.round(Math.min(1, middle + half) * of),
          compared ? Optional.of(entering) : Optional.empty(),
          compared ? Optional.of(leaving) : Optional.empty());
    }
  }
}
