package dev.arbiter.service.releases;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The releases that answer requests, one for each project, or two while one is tried. A request is
 * answered by exactly one; a change is atomic. Thread-safe.
 */
public final class LiveReleases {
  private static final String STALE =
      "This node has not been sure for more than %s that the release it serves is the one in force,"
          + " and the slot takes no older one: ask another node, or again when it is";
  private static final int RETRY_SECONDS = 5;

  private final Map<String, Served> byProject = new ConcurrentHashMap<>();
  private final Map<String, Lease> before = new ConcurrentHashMap<>();
  private final Map<String, Long> sureNanos = new ConcurrentHashMap<>();
  private final Shadows shadows = new Shadows();
  private final LongSupplier nanos;
  private volatile EventSchemas events = EventSchemas.USUAL;

  public LiveReleases() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock as {@link System#nanoTime} is one
   */
  LiveReleases(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Puts what is served of a project in the place of what was. The live release that was there
   * before is kept: it may be wanted back.
   *
   * @return the leases that are not needed any more
   */
  List<Lease> put(String project, Served served) {
    var unneeded = new ArrayList<Lease>();
    sureNanos.putIfAbsent(project, nanos.getAsLong());
    var replaced = byProject.put(project, served);
    events = declared();
    if (replaced != null) {
      replaced.trials().forEach(unneeded::add);
      var old = replaced.live();
      Optional.ofNullable(old == served.live() ? old : before.put(project, old))
          .ifPresent(unneeded::add);
    }
    return unneeded;
  }

  /**
   * What is served of the project was in force.
   *
   * @param when by the clock of nanoseconds
   */
  void sure(String project, long when) {
    sureNanos.merge(project, when, (one, other) -> one - other > 0 ? one : other);
  }

  /** Whether the live release beside a canary, or the one that was live before it, has this. */
  public boolean hasLost(Release release, Predicate<Release> what) {
    var project = release.ref().project();
    return served(project)
        .map(served -> served.live().release())
        .filter(live -> !live.ref().equals(release.ref()))
        .or(() -> Optional.ofNullable(before.get(project)).map(Lease::release))
        .filter(what)
        .isPresent();
  }

  /** Whether a live release of a project that is none of these has the slot. */
  boolean isTaken(String slot, Set<String> projects) {
    return byProject.entrySet().stream()
        .filter(entry -> !projects.contains(entry.getKey()))
        .anyMatch(entry -> entry.getValue().live().release().catalog().slots().containsKey(slot));
  }

  /** Nothing is live any more. */
  void clear() {
    shadows.close();
    byProject.clear();
    before.clear();
    sureNanos.clear();
    events = EventSchemas.USUAL;
  }

  /** The schemas of the events that are acceptable while these releases are served. */
  public EventSchemas events() {
    return events;
  }

  private EventSchemas declared() {
    var all = byProject.values().stream().flatMap(Served::all).toList();
    var types = all.stream().flatMap(lease -> lease.compiled().events().stream());
    var traits = all.stream().flatMap(lease -> lease.release().traits().values().stream());
    return EventSchemas.USUAL
        .with(types.toList())
        .stating(traits.flatMap(trait -> trait.bounds().stream()).toList());
  }

  /** What is served of each project, in words that change when that does. */
  public Map<String, String> serving() {
    var serving = new TreeMap<String, String>();
    byProject.forEach((project, served) -> serving.put(project, served.words()));
    return serving;
  }

  public boolean isEmpty() {
    return byProject.isEmpty();
  }

  /** What is served of the project. */
  Optional<Served> served(String project) {
    return Optional.ofNullable(byProject.get(project));
  }

  /**
   * Lends the release that has the slot to the work, from its beginning to its end; if none has it,
   * the first one, which will say so.
   *
   * @param subject the id of the profile; a canary answers for some of them
   * @throws ProblemException if no release is live, or none that is fresh enough for the slot
   */
  public <R> R use(String slot, String subject, Function<Release, R> work) {
    return lend(
        () -> fresh(choose(slot), slot), subject, compiled -> work.apply(compiled.release()));
  }

  private Served fresh(Served served, String slot) {
    served
        .live()
        .release()
        .catalog()
        .slot(slot)
        .flatMap(Slot::staleAfter)
        .filter(longest -> sureFor(served.live().release().ref().project()).compareTo(longest) > 0)
        .ifPresent(
            longest -> {
              throw ProblemException.unavailable(STALE.formatted(longest), RETRY_SECONDS);
            });
    return served;
  }

  /** How long ago it was sure that what is served of the project is in force. */
  public Duration sureFor(String project) {
    var now = nanos.getAsLong();
    return Duration.ofNanos(now - sureNanos.getOrDefault(project, now));
  }

  /**
   * Lends the shadow of the project that has the slot to work beside the requests, if there is one
   * for the subject; when it is behind, not at all.
   */
  public void alongside(String slot, String subject, Consumer<Release> work) {
    var served = having(slot);
    if (served != null) {
      served
          .shadow()
          .flatMap(shadow -> shadow.lease(subject))
          .ifPresent(lease -> shadows.work(lease, work));
    }
  }

  /** How the shadows are getting on. */
  public Shadows shadows() {
    return shadows;
  }

  /**
   * Lends what answers for a project to the work, from its beginning to its end.
   *
   * @param subject the id of the profile; a canary answers for some of them
   * @throws ProblemException if no release of the project is live
   */
  public <R> R useProject(String project, String subject, Function<CompiledRelease, R> work) {
    return lend(
        () ->
            served(project)
                .orElseThrow(
                    () ->
                        ProblemException.notFound(
                            "No release of this project is live: publish and deploy one first")),
        subject,
        work);
  }

  private static <R> R lend(
      Supplier<Served> choice, String subject, Function<CompiledRelease, R> work) {
    while (true) {
      var lease = choice.get().lease(subject);
      if (lease.begin()) {
        try {
          return work.apply(lease.compiled());
        } finally {
          lease.end();
        }
      }
    }
  }

  private Served choose(String slot) {
    var served = having(slot);
    return served != null
        ? served
        : hadBefore(slot)
            .or(() -> byProject.values().stream().findFirst())
            .orElseThrow(
                () ->
                    ProblemException.unavailable(
                        "No release is deployed: publish and deploy a rule project first", 10));
  }

  /** What is served in the place of a release that had the slot. */
  private Optional<Served> hadBefore(String slot) {
    return before.entrySet().stream()
        .filter(entry -> entry.getValue().release().catalog().slots().containsKey(slot))
        .findFirst()
        .flatMap(entry -> served(entry.getKey()));
  }

  private @Nullable Served having(String slot) {
    for (var served : byProject.values()) {
      if (served.live().release().catalog().slots().containsKey(slot)) {
        return served;
      }
    }
    return null;
  }
}
