package dev.arbiter.rules.scenario;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads what happened, such as {@code purchase: {ago: P3D, price: 20}}. A purchase that does not
 * name them is an order of its own of one unknown product at 10; {@code times} repeats it.
 */
final class HappeningReader {
  private static final int MOST_TIMES = 1_000;

  private final Instant now;
  private final EventSchemas schemas;

  HappeningReader(Instant now, EventSchemas schemas) {
    this.now = now;
    this.schemas = schemas;
  }

  List<Scenario.Happening> read(YamlValue value, int before) {
    var found = new ArrayList<Scenario.Happening>();
    value
        .object()
        .entries()
        .forEach(
            (type, entry) -> {
              var fields = entry.object();
              var times =
                  fields.get("times").map(v -> new Numbers(v).whole(1, MOST_TIMES)).orElse(1);
              for (var i = 0; i < times; i++) {
                found.add(happening(type, fields, before + found.size() + 1));
              }
            });
    for (var i = 0; i < found.size(); i++) {
      found.set(i, checked(value, found.get(i), i == 0));
    }
    return found;
  }

  private Scenario.Happening happening(String type, YamlObject fields, int number) {
    var data = new LinkedHashMap<String, Object>();
    if (type.equals("purchase") || type.equals("cancellation")) {
      data.put("order", "order-" + number);
      data.put("product", "product-" + number);
      data.put("quantity", BigDecimal.ONE);
      data.put("price", BigDecimal.TEN);
    }
    fields
        .entries()
        .forEach(
            (name, value) -> {
              var plain = name.equals("product") ? value.text() : value.plain();
              if (plain != null && !name.equals("ago") && !name.equals("times")) {
                data.put(name, plain);
              }
            });
    var ago = fields.required("ago").map(ScenarioReader::ago);
    return new Scenario.Happening(
        type, ago.map(now::minus).orElse(now), facts(fields.value(), data));
  }

  private static Facts facts(YamlValue place, Map<String, Object> data) {
    try {
      return Facts.of(data);
    } catch (ViolationException unacceptable) {
      place.problem(String.valueOf(unacceptable.getMessage()));
      return Facts.none();
    }
  }

  /** As the server would take it in; what is wrong with the first is told. */
  Scenario.Happening checked(YamlValue place, Scenario.Happening happening, boolean tell) {
    var somebody = new TreeSet<>(List.of(new Identifier("scenario", "s")));
    try {
      var event = new Event("e", happening.type(), "s", happening.at(), somebody, happening.data());
      var checked = schemas.check(event);
      checked.violations().stream()
          .filter(one -> tell)
          .forEach(violation -> place.problem(violation.message()));
      return new Scenario.Happening(happening.type(), happening.at(), checked.event().data());
    } catch (ViolationException unacceptable) {
      if (tell) {
        place.problem(String.valueOf(unacceptable.getMessage()));
      }
      return happening;
    }
  }
}
