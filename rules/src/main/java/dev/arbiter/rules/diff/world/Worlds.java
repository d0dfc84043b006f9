package dev.arbiter.rules.diff.world;

import static java.util.Comparator.comparing;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Known;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.proof.Boundaries;
import dev.arbiter.rules.proof.Threshold;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.Scenarios;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the situations in which releases are compared, those first that tell most. */
final class Worlds {
  private static final String WITNESS = "the witness of a table";
  private static final String SUBJECT = "diff";
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private final List<RuleProject> projects;
  private final List<Release> releases;
  private final List<Posed> scenarios;
  private final Set<Asked> questions;
  private final List<Point> points = new ArrayList<>();

  /** A fact just below, at or just above a threshold. */
  private record Point(String path, BigDecimal value, String place) {}

  private record Asked(String slot, String channel, String purpose) {}

  Worlds(List<RuleProject> projects, List<Release> releases) {
    this.projects = projects;
    this.releases = releases;
    this.scenarios = scenarios();
    this.questions = questions();
    points();
  }

  /**
   * The scenarios; then each witness and threshold with nothing else known, wherever an action may
   * be shown; then each witness and threshold within each scenario, those thresholds first that
   * only one of the projects has. Each is made when it is asked for, as they may be very many.
   */
  Stream<Posed> all(List<Map<String, Object>> witnesses) {
    var variations =
        Stream.concat(
            witnesses.stream()
                .flatMap(
                    facts ->
                        scenarios.stream()
                            .map(one -> one.with(one.about() + ", but with " + WITNESS, facts))),
            points.stream()
                .flatMap(
                    point ->
                        scenarios.stream()
                            .map(
                                one ->
                                    one.with(
                                        one.about() + ", but " + point.place(), facts(point)))));
    var alone = questions.stream().flatMap(asked -> alone(nobody(asked), witnesses));
    return Stream.concat(Stream.concat(scenarios.stream(), alone), variations);
  }

  private Stream<Posed> alone(Posed nobody, List<Map<String, Object>> witnesses) {
    return Stream.of(
            Stream.of(nobody),
            witnesses.stream().map(facts -> nobody.with(WITNESS, facts)),
            points.stream().map(point -> nobody.with(point.place(), facts(point))))
        .flatMap(posed -> posed);
  }

  /** How many there are. */
  int count(int witnesses) {
    var varied = witnesses + points.size();
    return scenarios.size() * (1 + varied) + questions.size() * (1 + varied);
  }

  private static Map<String, Object> facts(Point point) {
    return Map.of(point.path(), point.value());
  }

  /** Those of both projects, each once. */
  private List<Posed> scenarios() {
    var byContent = new LinkedHashMap<Object, Posed>();
    for (var project : projects) {
      for (var scenario : Scenarios.read(project.files())) {
        var content =
            List.of(scenario.now(), scenario.history(), scenario.contacts(), scenario.when());
        byContent.putIfAbsent(content, posed(scenario));
      }
    }
    return List.copyOf(byContent.values());
  }

  private static Posed posed(Scenario scenario) {
    var events = scenario.events(new Identifier("scenario", SUBJECT), SUBJECT + "-");
    var profile = Profile.empty(SUBJECT).with(events);
    return new Posed(
        scenario.toString(),
        Map.of(),
        scenario.request(Subject.profile(SUBJECT)),
        new World(SUBJECT, profile, scenario.contacts(), scenario.now(), 0));
  }

  private void points() {
    var byContent = new LinkedHashMap<Object, Point>();
    var counts = new HashMap<Object, Integer>();
    for (var project : projects) {
      var own = new LinkedHashMap<Object, Point>();
      Boundaries.thresholds(project).forEach(threshold -> around(threshold, own));
      own.forEach(byContent::putIfAbsent);
      own.keySet().forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    byContent.entrySet().stream()
        .sorted(comparing(entry -> counts.getOrDefault(entry.getKey(), 0)))
        .forEach(entry -> points.add(entry.getValue()));
  }

  /** Scores are what models say, and cannot be given. */
  private static void around(Threshold threshold, Map<Object, Point> points) {
    for (var side = -1; side <= 1 && !threshold.path().startsWith("scores."); side++) {
      var value = threshold.value().add(threshold.step().multiply(BigDecimal.valueOf(side)));
      points.putIfAbsent(
          List.of(threshold.path(), value.stripTrailingZeros()),
          new Point(threshold.path(), value, "at a threshold of " + threshold.place()));
    }
  }

  private Set<Asked> questions() {
    var questions = new LinkedHashSet<Asked>();
    for (var project : projects) {
      for (var action : project.actions()) {
        project.slots().values().stream()
            .filter(slot -> action.slots().contains(slot.id()))
            .forEach(
                slot ->
                    new TreeSet<>(slot.channels())
                        .forEach(channel -> add(questions, action, slot.id(), channel)));
      }
    }
    return questions;
  }

  private static void add(Set<Asked> questions, ActionSource action, String slot, String channel) {
    new TreeSet<>(action.purposes())
        .forEach(purpose -> questions.add(new Asked(slot, channel, purpose)));
  }

  /** Somebody of whom nothing is known but that every purpose is granted. */
  private Posed nobody(Asked asked) {
    var purposes = new TreeSet<String>();
    releases.forEach(release -> purposes.addAll(release.purposes().keySet()));
    var known =
        new Somebody(Facts.none(), Somebody.granted(purposes), Known.of(Profile.empty(SUBJECT)));
    return new Posed(
        "somebody of whom nothing is known",
        Map.of(),
        new DecisionRequest(
            Subject.profile(SUBJECT),
            asked.slot(),
            asked.channel(),
            asked.purpose(),
            Facts.none(),
            Optional.empty()),
        new World(SUBJECT, known, List.of(), NOON, 0));
  }
}
