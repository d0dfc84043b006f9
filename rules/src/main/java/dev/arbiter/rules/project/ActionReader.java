package dev.arbiter.rules.project;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.action.Propensity;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the files of actions. */
final class ActionReader {
  private static final double MOST = 1_000_000_000;

  private final Collection<String> channels;
  private final Collection<String> slots;
  private final Collection<String> purposes;
  private final Collection<String> models;

  ActionReader(
      Collection<String> channels,
      Collection<String> slots,
      Collection<String> purposes,
      Collection<String> models) {
    this.channels = channels;
    this.slots = slots;
    this.purposes = purposes;
    this.models = models;
  }

  List<ActionSource> read(List<YamlObject> objects) {
    return objects.stream().map(this::action).toList();
  }

  private ActionSource action(YamlObject action) {
    action.only(
        "id",
        "description",
        "slots",
        "purposes",
        "start",
        "end",
        "eligibility",
        "selection",
        "contactPolicy",
        "propensity",
        "value",
        "weight",
        "treatments",
        DisabledTags.FIELD);
    return new ActionSource(
        FileNames.id(action),
        Set.copyOf(
            Names.known(
                action.required("slots").map(YamlValue::list).orElse(List.of()), "slot", slots)),
        Set.copyOf(
            Names.known(
                action.required("purposes").map(YamlValue::list).orElse(List.of()),
                "purpose",
                purposes)),
        new Action.Period(action.instant("start"), action.instant("end")),
        action.get("eligibility").map(FileNames::source),
        action
            .get("selection")
            .flatMap(value -> value.constant(Action.Selection.class))
            .orElse(Action.Selection.OPEN),
        action.get("contactPolicy").map(ActionReader::contactPolicy),
        action.required("propensity").map(this::propensity).orElseGet(ActionReader::certain),
        action.required("value").map(ActionReader::amount).orElse(0.0),
        action.get("weight").map(ActionReader::amount).orElse(1.0),
        treatments(action),
        DisabledTags.of(action));
  }

  private static ContactPolicy contactPolicy(YamlValue value) {
    var policy = value.object().only("cap", "window");
    return new ContactPolicy(
        policy.required("cap").map(v -> new Numbers(v).whole(1, 1_000)).orElse(1),
        policy
            .required("window")
            .map(v -> new Numbers(v).duration())
            .orElse(java.time.Duration.ofDays(1)));
  }

  private Propensity propensity(YamlValue value) {
    var propensity = value.object().only("base", "model");
    return new Propensity(
        propensity.required("base").map(v -> new Numbers(v).between(0, 1)).orElse(1.0),
        propensity.get("model").map(v -> Names.known(v, "model", models)));
  }

  private static Propensity certain() {
    return new Propensity(1, java.util.Optional.empty());
  }

  private static double amount(YamlValue value) {
    return new Numbers(value).between(0, MOST);
  }

  private Map<String, Map<String, SourceText>> treatments(YamlObject action) {
    var result = new LinkedHashMap<String, Map<String, SourceText>>();
    action
        .required("treatments")
        .map(YamlValue::object)
        .map(YamlObject::entries)
        .orElse(Map.of())
        .forEach((channel, value) -> result.put(channel, treatment(channel, value)));
    return result;
  }

  private Map<String, SourceText> treatment(String channel, YamlValue value) {
    if (!channels.contains(channel)) {
      value.problem("expected a declared channel, found '" + channel + "'");
    }
    var result = new LinkedHashMap<String, SourceText>();
    value.object().entries().forEach((name, text) -> result.put(name, FileNames.source(text)));
    return result;
  }
}
