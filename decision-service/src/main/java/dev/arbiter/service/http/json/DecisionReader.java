package dev.arbiter.service.http.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.arbiter.domain.decision.Choice;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Exclusion;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.decision.Stage;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads decisions as {@link DecisionJson} wrote them. For one decision. */
public final class DecisionReader {
  private static final Map<String, Stage> STAGES = stages();

  private String id = "";
  private Instant decidedAt = Instant.EPOCH;
  private ReleaseRef release = new ReleaseRef("", 0, "");
  private List<Choice> actions = List.of();
  private List<Exclusion> excluded = List.of();

  private DecisionReader() {}

  /** Reads the object at which the walk is; how long it took is passed over. */
  public static Decision read(JsonParser json) throws IOException {
    var reader = new DecisionReader();
    Walk.members(json, reader::member);
    return new Decision(
        reader.id,
        reader.decidedAt,
        reader.release,
        reader.actions.size() + reader.excluded.size(),
        reader.actions,
        reader.excluded);
  }

  private void member(String name, JsonParser json) throws IOException {
    switch (name) {
      case "decisionId" -> id = json.getText();
      case "decidedAt" -> decidedAt = Instant.parse(json.getText());
      case "release" -> release = release(json);
      case "actions" -> actions = Walk.elements(json, element -> new ChoiceReader().read(element));
      case "excluded" -> excluded = Walk.elements(json, DecisionReader::exclusion);
      default -> json.skipChildren();
    }
  }

  private static ReleaseRef release(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    Walk.members(json, (name, value) -> texts.put(name, value.getText()));
    return new ReleaseRef(
        text(texts, "project"), Long.parseLong(text(texts, "number")), text(texts, "digest"));
  }

  private static Exclusion exclusion(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    var reasons = new ArrayList<Reason>();
    Walk.members(
        json,
        (name, value) -> {
          if (name.equals("reasons")) {
            reasons.addAll(Walk.elements(value, ReasonReader::read));
          } else {
            texts.put(name, value.getText());
          }
        });
    var stage = STAGES.get(text(texts, "stage"));
    if (stage == null) {
      throw new IllegalStateException("a decision has an unknown stage");
    }
    return new Exclusion(text(texts, "action"), stage, reasons);
  }

  private static String text(Map<String, String> texts, String name) {
    var text = texts.get(name);
    if (text == null) {
      throw new IllegalStateException("a decision lacks " + name);
    }
    return text;
  }

  private static Map<String, Stage> stages() {
    var stages = new HashMap<String, Stage>();
    Arrays.stream(Stage.values()).forEach(stage -> stages.put(stage.wire(), stage));
    return stages;
  }

  /** Reads one chosen action. */
  private static final class ChoiceReader {
    private String action = "";
    private int rank;
    private double propensity;
    private double priority;
    private final Map<String, String> treatment = new HashMap<>();
    private List<Item> items = List.of();
    private List<Reason> reasons = List.of();

    Choice read(JsonParser json) throws IOException {
      Walk.members(json, this::member);
      return new Choice(action, rank, propensity, priority, treatment, items, reasons);
    }

    private void member(String name, JsonParser json) throws IOException {
      switch (name) {
        case "action" -> action = json.getText();
        case "rank" -> rank = json.getIntValue();
        case "propensity" -> propensity = json.getDoubleValue();
        case "priority" -> priority = json.getDoubleValue();
        case "treatment" ->
            Walk.members(json, (part, value) -> treatment.put(part, value.getText()));
        case "items" -> items = Walk.elements(json, ChoiceReader::item);
        case "reasons" -> reasons = Walk.elements(json, ReasonReader::read);
        default -> json.skipChildren();
      }
    }

    private static Item item(JsonParser json) throws IOException {
      var texts = new HashMap<String, String>();
      Walk.members(json, (name, value) -> texts.put(name, value.getText()));
      return new Item(
          text(texts, "product"), text(texts, "name"), Integer.parseInt(text(texts, "rank")));
    }
  }
}
