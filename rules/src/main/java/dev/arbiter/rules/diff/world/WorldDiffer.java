package dev.arbiter.rules.diff.world;

import static java.util.Comparator.comparing;

import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.project.RuleProject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has two releases decide in the situations of both their scenarios, at the thresholds of their
 * rules, and in situations that somebody found elsewhere. Nothing is stored.
 */
public final class WorldDiffer {
  private static final int MOST_LISTED = 50;

  private final Release before;
  private final Release after;
  private final Decider decider = new Decider();
  private final Map<Object, Divergence> found = new LinkedHashMap<>();

  public WorldDiffer(Release before, Release after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Decides.
   *
   * @param projects of which the releases were made
   * @param witnesses facts of further situations, by their names
   * @param most how many situations are tried
   * @param limit when no further situation is tried
   */
  public WorldDifference difference(
      List<RuleProject> projects, List<Map<String, Object>> witnesses, int most, Duration limit) {
    var worlds = new Worlds(projects, List.of(before, after));
    var end = System.nanoTime() + limit.toNanos();
    var decided = 0;
    for (var posed = worlds.all(witnesses).iterator();
        posed.hasNext() && decided < most && System.nanoTime() < end;
        decided++) {
      decide(posed.next());
    }
    var divergences = found.values().stream().sorted(comparing(Divergence::kind)).toList();
    return new WorldDifference(
        decided,
        worlds.count(witnesses.size()) - decided,
        divergences.stream().mapToInt(Divergence::situations).sum(),
        divergences.stream().limit(MOST_LISTED).toList(),
        Math.max(0, divergences.size() - MOST_LISTED));
  }

  private void decide(Posed posed) {
    var one = Answer.of(decider, before, posed.request(), posed.world());
    var two = Answer.of(decider, after, posed.request(), posed.world());
    one.difference(two).ifPresent(kind -> add(kind, posed, one, two));
  }

  /** Situations with the same change are told by the first of them. */
  private void add(Divergence.Kind kind, Posed posed, Answer one, Answer two) {
    var request = posed.request();
    var details = one.details(two);
    var key = List.of(kind, request.slot(), one.actions(), two.actions(), group(kind, details));
    found.merge(
        key,
        new Divergence(
            kind,
            request.slot(),
            request.channel(),
            request.purpose(),
            one.actions(),
            two.actions(),
            1,
            posed.about(),
            posed.facts(),
            details),
        (known, another) -> known.withOneMore());
  }

  private static List<String> group(Divergence.Kind kind, List<String> details) {
    return kind == Divergence.Kind.REASONS || kind == Divergence.Kind.CONTENT ? details : List.of();
  }
}
