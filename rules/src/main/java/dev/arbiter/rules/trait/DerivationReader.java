package dev.arbiter.rules.trait;

import static dev.arbiter.domain.release.TraitDeclaration.Type.BOOLEAN;
import static dev.arbiter.domain.release.TraitDeclaration.Type.LIST;
import static dev.arbiter.domain.release.TraitDeclaration.Type.NUMBER;
import static dev.arbiter.domain.release.TraitDeclaration.Type.TEXT;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Band;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Pick;
import dev.arbiter.domain.trait.Score;
import dev.arbiter.domain.trait.Sequence;
import dev.arbiter.domain.trait.Sessions;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code derive} of a trait, such as {@code {count: view, within: P7D}}: one word that
 * says what is made, and what it is made of.
 */
public final class DerivationReader {
  private static final int MOST_VALUES = 100;
  private static final int MOST_STEPS = 10;
  private static final Map<String, Word> WORDS = words();

  private final Parts parts;
  private final Map<String, TraitDeclaration> declared;
  private final TierReader tiers;

  /**
   * @param schemas of the events that there are
   * @param declared the traits declared before this one
   * @param project that declares this one
   * @param name of this one
   */
  public DerivationReader(
      EventSchemas schemas, Map<String, TraitDeclaration> declared, String project, String name) {
    this.parts = new Parts(schemas);
    this.declared = declared;
    this.tiers = new TierReader(project, name, declared);
  }

  /** What a word makes: values of some types. */
  private record Word(Set<TraitDeclaration.Type> gives, Reading reading) {}

  private interface Reading {
    Derivation read(DerivationReader reader, YamlObject derive, YamlValue first);
  }

  private static Map<String, Word> words() {
    var words = new LinkedHashMap<String, Word>();
    for (var kind : Aggregate.Kind.values()) {
      words.put(
          word(kind),
          new Word(Set.of(NUMBER), (r, derive, type) -> r.aggregate(kind, derive, type)));
    }
    for (var kind : Pick.Kind.values()) {
      var one = kind == Pick.Kind.FIRST || kind == Pick.Kind.LAST;
      words.put(
          word(kind),
          new Word(
              one ? Set.of(TEXT, NUMBER, BOOLEAN) : Set.of(LIST),
              (r, derive, type) -> r.pick(kind, derive, type)));
    }
    words.put("elapsed", new Word(Set.of(NUMBER), DerivationReader::elapsed));
    words.put("sequence", new Word(Set.of(BOOLEAN), DerivationReader::sequence));
    words.put("score", new Word(Set.of(NUMBER), DerivationReader::score));
    words.put("sessions", new Word(Set.of(NUMBER), DerivationReader::sessions));
    words.put("band", new Word(Set.of(NUMBER), DerivationReader::band));
    words.put(
        "stages",
        new Word(Set.of(TEXT), (r, derive, s) -> new LifecycleReader(r.parts).read(derive, s)));
    words.put("tiers", new Word(Set.of(TEXT), (r, derive, t) -> r.tiers.read(derive, t)));
    return words;
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the derivation of the trait, which has this type; where it is wrong, a problem is added
   * and the result is for no use.
   */
  public Derivation read(YamlValue value, TraitDeclaration.Type type) {
    var name = tiers.name();
    var derive = value.object();
    var found = derive.entries().keySet().stream().filter(WORDS::containsKey).toList();
    if (Traits.derivedNames().contains(name)) {
      value.problem("'" + name + "' is derived by Arbiter itself; choose another name");
    }
    if (found.size() != 1) {
      value.problem(
          "expected one of "
              + String.join(", ", WORDS.keySet())
              + "; found "
              + (found.isEmpty() ? "none" : String.join(", ", found)));
      return Traits.usual(name);
    }
    var word = WORDS.get(found.get(0));
    var first = derive.required(found.get(0));
    if (word == null || first.isEmpty()) {
      return Traits.usual(name);
    }
    if (!word.gives().contains(type)) {
      var expected = word.gives().stream().map(DerivationReader::word).sorted().toList();
      value.problem(
          "'%s' gives a trait of type %s, not %s"
              .formatted(found.get(0), String.join(" or ", expected), word(type)));
    }
    return word.reading().read(this, derive, first.get());
  }

  private Derivation aggregate(Aggregate.Kind kind, YamlObject derive, YamlValue value) {
    var type = parts.type(value);
    var of =
        switch (kind) {
          case COUNT, SHARE -> {
            derive.only(word(kind), "where", "within", "since");
            yield List.<String>of();
          }
          case DISTINCT -> {
            derive.only(fields(kind));
            yield List.of(parts.field(derive, type));
          }
          default -> {
            derive.only(fields(kind));
            yield parts.factors(derive, type);
          }
        };
    if (kind == Aggregate.Kind.SHARE) {
      derive.required("where");
    }
    return new Aggregate(kind, type, parts.where(derive, List.of(type)), of, parts.window(derive));
  }

  private static String[] fields(Enum<?> kind) {
    return new String[] {word(kind), "of", "where", "within", "since"};
  }

  private Derivation pick(Pick.Kind kind, YamlObject derive, YamlValue value) {
    var type = parts.type(value);
    var one = kind == Pick.Kind.FIRST || kind == Pick.Kind.LAST;
    if (one) {
      derive.only(fields(kind));
    } else {
      derive.only(word(kind), "of", "where", "within", "since", "limit");
    }
    return new Pick(
        kind,
        type,
        parts.where(derive, List.of(type)),
        parts.field(derive, type),
        parts.window(derive),
        derive.get("limit").map(v -> new Numbers(v).whole(1, MOST_VALUES)).orElse(20));
  }

  private Derivation elapsed(YamlObject derive, YamlValue types) {
    derive.only("elapsed", "where", "unit", "zone");
    var any = !types.isList() && types.text().equals("any");
    var unit = derive.required("unit").flatMap(v -> v.constant(Elapsed.Unit.class));
    var read = any ? List.<String>of() : parts.types(types);
    return new Elapsed(
        read,
        parts.where(derive, read),
        unit.orElse(Elapsed.Unit.DAYS),
        derive.get("zone").map(YamlValue::text));
  }

  private Derivation sequence(YamlObject derive, YamlValue steps) {
    derive.only("sequence", "within", "without", "lately");
    var read = new ArrayList<Sequence.Step>();
    for (var value : steps.list()) {
      if (value.isObject()) {
        var step = value.object().only("event", "where");
        var type = step.required("event").map(parts::type).orElse("");
        read.add(new Sequence.Step(type, parts.where(step, List.of(type))));
      } else {
        read.add(new Sequence.Step(parts.type(value), Filter.ANY));
      }
    }
    if (read.size() < 2 || read.size() > MOST_STEPS) {
      steps.problem("expected 2 to " + MOST_STEPS + " steps, found " + read.size());
    }
    return new Sequence(
        read,
        derive.required("within").map(Parts::duration).orElse(Duration.ofDays(1)),
        derive.get("without").map(parts::type),
        derive.get("lately").map(Parts::duration));
  }

  private Derivation score(YamlObject derive, YamlValue weights) {
    derive.only("score", "within", "most");
    var byType = new LinkedHashMap<String, BigDecimal>();
    weights
        .object()
        .entries()
        .forEach((type, weight) -> byType.put(parts.type(type, weight), weight.number()));
    return new Score(
        byType,
        derive.required("within").map(Parts::duration).orElse(Duration.ofDays(1)),
        derive.get("most").map(YamlValue::number));
  }

  private Derivation sessions(YamlObject derive, YamlValue types) {
    derive.only("sessions", "gap", "measure", "within");
    var measure = derive.get("measure").flatMap(v -> v.constant(Sessions.Measure.class));
    return new Sessions(
        measure.orElse(Sessions.Measure.COUNT),
        parts.types(types),
        derive.get("gap").map(Parts::duration).orElse(Duration.ofMinutes(30)),
        derive.get("within").map(Parts::duration));
  }

  private Derivation band(YamlObject derive, YamlValue name) {
    derive.only("band", "bounds", "lessIsBetter");
    var of = declared.get(name.text());
    if (of == null || of.type() != NUMBER) {
      name.expected("a trait of type number that is declared before this one");
    }
    var bounds = derive.list("bounds").stream().map(YamlValue::number).toList();
    if (bounds.isEmpty() || !bounds.equals(bounds.stream().sorted().distinct().toList())) {
      derive.value().problem("expected 'bounds' as ascending numbers");
    }
    return new Band(
        of == null ? Traits.usual(name.text()) : of.derivation(),
        bounds,
        derive.get("lessIsBetter").map(YamlValue::truth).orElse(false));
  }
}
