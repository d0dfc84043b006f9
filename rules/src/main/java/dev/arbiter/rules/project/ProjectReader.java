package dev.arbiter.rules.project;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code project.yaml} and lets the other readers read the rest. */
final class ProjectReader {
  private static final Pattern KNOWN_FILE =
      Pattern.compile(
          "project\\.yaml|[^/]+\\.md|(actions|events|segments|triggers|scenarios)/[^/]+\\.yaml"
              + "|models/.+|tables/[^/]+\\.(dmn|xlsx|csv)|decisions/[^/]+\\.dmn|rules/[^/]+\\.drl");

  private static final int MOST = 1_000_000;

  private final ProjectFiles files;
  private final DisabledTags disabled;
  private final Problems problems;

  /**
   * @param disabled what is left out
   */
  ProjectReader(ProjectFiles files, DisabledTags disabled, Problems problems) {
    this.files = files;
    this.disabled = disabled;
    this.problems = problems;
  }

  RuleProject read() {
    checkPlaces();
    var root =
        object("project.yaml")
            .map(
                o ->
                    o.only(
                        "name",
                        "description",
                        "channels",
                        "slots",
                        "purposes",
                        "traits",
                        "budget",
                        "gates",
                        "segments",
                        "guardrails",
                        "disabled"));
    if (root.isEmpty()) {
      if (!files.paths().contains("project.yaml")) {
        problems.add("project.yaml", "expected the declaration of the project");
      }
      return new RuleProject(
          files,
          "",
          "",
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Budget.DEFAULT,
          Gates.DEFAULT,
          SegmentBounds.DEFAULT,
          Optional.empty());
    }
    var project = root.get();
    var channels = nonEmpty(project, "channels").stream().map(Names::id).toList();
    var slots = byName(project, "slots", Slot::id, value -> slot(value, channels));
    var purposes = byName(project, "purposes", Purpose::id, this::purpose);
    var events = EventReader.read(objects("events", ".yaml"));
    var name = project.required("name").map(Names::id).orElse("");
    var reader = new TraitReader(EventSchemas.USUAL.with(events), purposes.keySet(), name);
    var traits = reader.read(nonEmpty(project, "traits"));
    var models = new ModelReader(files, traits.keySet()).read(objects("models", ".yaml"));
    var segments = new SegmentReader(problems).read(objects("segments", ".yaml"));
    var triggers =
        new TriggerReader(channels, slots, purposes.keySet()).read(objects("triggers", ".yaml"));
    var actions =
        new ActionReader(channels, slots.keySet(), purposes.keySet(), modelIds(models))
            .read(objects("actions", ".yaml"));
    project.list("disabled").forEach(Names::id);
    if (inForce(actions, ActionSource::tags).isEmpty()) {
      problems.add("actions", "expected at least one action that is not disabled, found none");
    }
    return new RuleProject(
        files,
        name,
        project.text("description", ""),
        channels,
        slots,
        purposes,
        events,
        traits,
        reader.among(),
        inForce(segments, SegmentSource::tags),
        inForce(triggers, TriggerSource::tags),
        inForce(actions, ActionSource::tags),
        inForce(models, ModelSource::tags),
        project.get("budget").map(ProjectReader::budget).orElse(Budget.DEFAULT),
        project.get("gates").map(ProjectReader::gates).orElse(Gates.DEFAULT),
        project.get("segments").map(SegmentReader::bounds).orElse(SegmentBounds.DEFAULT),
        project.get("guardrails").flatMap(GuardrailsReader::read));
  }

  private <T> List<T> inForce(List<T> all, Function<T, Set<String>> tags) {
    return all.stream().filter(one -> !disabled.meet(tags.apply(one))).toList();
  }

  private static Gates gates(YamlValue value) {
    var gates = value.object().only("warnings", "coverage", "mutation", "complexity", "cost");
    return new Gates(
        most(gates, "warnings", 0),
        share(gates, "coverage"),
        share(gates, "mutation"),
        whole(gates, "complexity", Gates.DEFAULT.complexity(), MOST),
        most(gates, "cost", 1));
  }

  private static OptionalInt most(YamlObject gates, String name, int least) {
    return gates
        .get(name)
        .map(value -> OptionalInt.of(new Numbers(value).whole(least, MOST)))
        .orElseGet(OptionalInt::empty);
  }

  private static OptionalDouble share(YamlObject gates, String name) {
    return gates
        .get(name)
        .map(value -> OptionalDouble.of(new Numbers(value).between(0, 1)))
        .orElseGet(OptionalDouble::empty);
  }

  private static Budget budget(YamlValue value) {
    var budget = value.object().only("firings", "steps", "milliseconds");
    return new Budget(
        whole(budget, "firings", Budget.DEFAULT.firings(), Budget.MOST.firings()),
        whole(budget, "steps", Budget.DEFAULT.steps(), Budget.MOST.steps()),
        Duration.ofMillis(
            whole(
                budget,
                "milliseconds",
                (int) Budget.DEFAULT.time().toMillis(),
                (int) Budget.MOST.time().toMillis())));
  }

  private static int whole(YamlObject budget, String name, int otherwise, int most) {
    return budget.get(name).map(value -> new Numbers(value).whole(1, most)).orElse(otherwise);
  }

  private void checkPlaces() {
    for (var path : files.paths()) {
      if (!KNOWN_FILE.matcher(path).matches()) {
        problems.add(
            path,
            "has no place in a rule project; expected project.yaml, *.md, actions/*.yaml,"
                + " events/*.yaml, segments/*.yaml, triggers/*.yaml, tables/*.dmn, tables/*.xlsx, tables/*.csv, decisions/*.dmn,"
                + " rules/*.drl, models/*, scenarios/*.yaml");
      }
    }
  }

  private static Slot slot(YamlValue value, List<String> channels) {
    var slot = value.object().only("id", "channels", "limit", "staleAfter");
    var limit = slot.get("limit").map(v -> new Numbers(v).whole(1, 100)).orElse(1);
    return new Slot(
        slot.required("id").map(Names::id).orElse(""),
        Set.copyOf(Names.known(nonEmpty(slot, "channels"), "channel", channels)),
        limit,
        slot.get("staleAfter")
            .map(v -> new Numbers(v).duration(Slot.LEAST_STALE, Slot.MOST_STALE)));
  }

  private Purpose purpose(YamlValue value) {
    var purpose = value.object().only("id", "description", "consent");
    var consent = purpose.required("consent").flatMap(v -> v.constant(ConsentNeed.class));
    return new Purpose(
        purpose.required("id").map(Names::id).orElse(""),
        consent.orElse(ConsentNeed.REQUIRED) == ConsentNeed.REQUIRED);
  }

  private <T> Map<String, T> byName(
      YamlObject project, String field, Function<T, String> name, Function<YamlValue, T> read) {
    var result = new LinkedHashMap<String, T>();
    for (var value : nonEmpty(project, field)) {
      var item = read.apply(value);
      if (result.put(name.apply(item), item) != null) {
        value.problem("is declared twice: '" + name.apply(item) + "'");
      }
    }
    return result;
  }

  private static List<YamlValue> nonEmpty(YamlObject object, String field) {
    var values = object.required(field).map(YamlValue::list);
    if (values.isPresent() && values.get().isEmpty()) {
      object.value().problem("expected at least one of '" + field + "', found none");
    }
    return values.orElse(List.of());
  }

  private List<YamlObject> objects(String folder, String ending) {
    return files.paths(folder, ending).stream().flatMap(path -> object(path).stream()).toList();
  }

  private Optional<YamlObject> object(String path) {
    return files
        .bytes(path)
        .flatMap(bytes -> YamlDocument.read(path, bytes, problems))
        .map(YamlValue::object);
  }

  private static List<String> modelIds(List<ModelSource> models) {
    return models.stream().map(model -> model.spec().id()).toList();
  }

  private enum ConsentNeed {
    REQUIRED,
    NOT_REQUIRED
  }
}
