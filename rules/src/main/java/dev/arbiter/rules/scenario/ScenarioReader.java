package dev.arbiter.rules.scenario;

import dev.arbiter.domain.decision.Contact;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.tier.Part;
import dev.arbiter.domain.tier.TierChange;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one scenario. */
final class ScenarioReader {
  /** The instant of a scenario that names none. */
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  /** What happened before must be an instant, too. */
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  /** Consents and stated traits are that much older than everything else. */
  private static final Duration LONG_AGO = Duration.ofDays(2_000);

  /** The most actions that a decision gives. */
  private static final int MOST = 100;

  private final YamlObject scenario;
  private final EventSchemas schemas;
  private final Set<String> derived;
  private final Map<String, Tiering> tiers;
  private Instant now = NOON;

  /**
   * @param schemas of the events that may be given
   * @param derived the traits that are made of events
   * @param tiers those that the server makes by ranking all subjects, which a scenario gives
   */
  ScenarioReader(
      YamlValue value, EventSchemas schemas, Set<String> derived, Map<String, Tiering> tiers) {
    this.schemas = schemas;
    this.derived = derived;
    this.tiers = tiers;
    this.scenario = value.object().only("scenario", "given", "when", "then", DisabledTags.FIELD);
  }

  Scenario read() {
    var given = scenario.get("given").map(YamlValue::object);
    given.ifPresent(g -> g.only("now", "events", "traits", "consents", "contacts", "context"));
    now = given.flatMap(g -> g.get("now")).map(ScenarioReader::now).orElse(NOON);
    var context = given.flatMap(g -> g.get("context")).map(this::facts).orElse(Facts.none());
    return new Scenario(
        scenario.text("scenario"),
        scenario.value().file(),
        scenario.value().line(),
        now,
        given.map(this::history).orElse(List.of()),
        given.map(this::contacts).orElse(List.of()),
        question(context),
        expectation(),
        DisabledTags.of(scenario));
  }

  private static Instant now(YamlValue value) {
    var now = value.instant();
    if (now.isAfter(EARLIEST) && now.isBefore(LATEST)) {
      return now;
    }
    value.expected("an instant between the years 1980 and 9000");
    return NOON;
  }

  private List<Scenario.Happening> history(YamlObject given) {
    var history = new ArrayList<Scenario.Happening>();
    given.get("traits").ifPresent(value -> history.add(stated(value)));
    given.get("traits").ifPresent(value -> history.addAll(tiers(value)));
    entries(given, "consents")
        .forEach(
            (purpose, status) ->
                history.add(
                    new Scenario.Happening(
                        "consent",
                        now.minus(LONG_AGO),
                        Facts.of(Map.of("purpose", purpose, "status", word(status))))));
    var reader = new HappeningReader(now, schemas);
    given.list("events").forEach(value -> history.addAll(reader.read(value, history.size())));
    return history;
  }

  private static String word(YamlValue status) {
    return status.constant(Word.class).orElse(Word.REFUSED).name().toLowerCase(Locale.ROOT);
  }

  private enum Word {
    GRANTED,
    REFUSED
  }

  private Scenario.Happening stated(YamlValue value) {
    for (var trait : value.object().entries().entrySet()) {
      if (derived.contains(trait.getKey()) || Traits.derivedNames().contains(trait.getKey())) {
        trait.getValue().problem("is derived from events; give the events instead");
      }
    }
    var traits = new TreeMap<>(facts(value).asMap());
    traits.keySet().removeAll(tiers.keySet());
    var stated =
        new Scenario.Happening("update", now.minus(LONG_AGO), Facts.of(Map.of("traits", traits)));
    return new HappeningReader(now, schemas).checked(value, stated, true);
  }

  /** In which tiers the subject is, as the server would have said. */
  private List<Scenario.Happening> tiers(YamlValue value) {
    var changes = new ArrayList<Scenario.Happening>();
    tiers.forEach(
        (name, tiering) ->
            value
                .object()
                .get(name)
                .ifPresent(
                    tier -> {
                      if (tiering.place(tier.text()) == Tiering.NONE) {
                        tier.expected(
                            "one of "
                                + String.join(
                                    ", ", tiering.parts().stream().map(Part::name).toList()));
                      }
                      var at = now.minus(LONG_AGO);
                      var change =
                          new TierChange(
                              tiering, "scenario", at, Optional.empty(), Optional.of(tier.text()));
                      changes.add(new Scenario.Happening(TierChange.TYPE, at, change.data()));
                    }));
    return changes;
  }

  private List<Contact> contacts(YamlObject given) {
    return given.list("contacts").stream()
        .map(value -> value.object().only("action", "ago"))
        .map(
            contact ->
                new Contact(
                    contact.text("action"),
                    now.minus(contact.required("ago").map(ScenarioReader::ago).orElse(LONG_AGO))))
        .toList();
  }

  private Scenario.Question question(Facts context) {
    var when = scenario.required("when").map(YamlValue::object);
    when.ifPresent(w -> w.only("slot", "channel", "purpose", "limit"));
    return new Scenario.Question(
        when.map(w -> w.text("slot")).orElse(""),
        when.map(w -> w.text("channel")).orElse(""),
        when.map(w -> w.text("purpose")).orElse(""),
        context,
        when.flatMap(w -> w.get("limit")).map(v -> new Numbers(v).whole(1, MOST)));
  }

  private Expectation expectation() {
    var found = scenario.required("then").map(YamlValue::object);
    if (found.isEmpty()) {
      return new Expectation(
          Optional.empty(), List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }
    var then =
        found
            .get()
            .only("actions", "present", "absent", "reasons", "excluded", "items", "treatments");
    if (then.entries().isEmpty()) {
      then.value().problem("expected at least one expectation, found none");
    }
    return new Expectation(
        then.get("actions").map(ScenarioReader::texts),
        then.texts("present"),
        then.texts("absent"),
        map(then, "reasons", ScenarioReader::texts),
        map(then, "excluded", YamlValue::text),
        map(then, "items", ScenarioReader::texts),
        map(then, "treatments", value -> map(value.object().entries(), YamlValue::text)));
  }

  private Facts facts(YamlValue value) {
    try {
      if (value.plain() instanceof Map<?, ?> map) {
        return facts(map);
      }
      value.expected("an object");
    } catch (ViolationException unacceptable) {
      value.problem(String.valueOf(unacceptable.getMessage()));
    }
    return Facts.none();
  }

  private static Facts facts(Map<?, ?> map) {
    var values = new LinkedHashMap<String, Object>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            values.put(String.valueOf(name), value);
          }
        });
    return Facts.of(values);
  }

  /** How long before now, such as {@code P7D} or {@code PT2H}; negative in the future. */
  static Duration ago(YamlValue value) {
    try {
      return Duration.parse(value.text());
    } catch (DateTimeException malformed) {
      value.expected("a duration such as P7D, PT2H or P6DT23H59M59S");
      return Duration.ZERO;
    }
  }

  private static List<String> texts(YamlValue value) {
    return value.list().stream().map(YamlValue::text).toList();
  }

  private static Map<String, YamlValue> entries(YamlObject object, String field) {
    return object.get(field).map(value -> value.object().entries()).orElse(Map.of());
  }

  private static <T> Map<String, T> map(
      YamlObject object, String field, Function<YamlValue, T> read) {
    return map(entries(object, field), read);
  }

  private static <T> Map<String, T> map(
      Map<String, YamlValue> entries, Function<YamlValue, T> read) {
    var map = new LinkedHashMap<String, T>();
    entries.forEach((name, value) -> map.put(name, read.apply(value)));
    return map;
  }
}
