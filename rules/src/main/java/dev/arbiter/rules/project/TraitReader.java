package dev.arbiter.rules.project;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Band;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Kept;
import dev.arbiter.domain.trait.Stated;
import dev.arbiter.domain.trait.Survivorship;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.field.FieldReader;
import dev.arbiter.rules.trait.DerivationReader;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the traits that a project may read, and how it derives those of its own. */
final class TraitReader {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private static final int MOST_SOURCES = 20;
  private static final Pattern TRAIT = Pattern.compile("\\btraits\\s*\\.\\s*(\\w+)");
  private static final String[] KEYS =
      Stream.of(
              List.of("name", "description", "type", "classification", "purposes", "retention"),
              List.of("derive", "survivor"),
              FieldReader.KEYS)
          .flatMap(List::stream)
          .toArray(String[]::new);

  private final EventSchemas schemas;
  private final Set<String> purposes;
  private final String project;
  private final Map<String, TraitDeclaration> declared = new LinkedHashMap<>();
  private final Map<String, YamlValue> among = new LinkedHashMap<>();

  /**
   * @param schemas of the events that there are
   * @param purposes those that the project declares
   * @param project its name
   */
  TraitReader(EventSchemas schemas, Set<String> purposes, String project) {
    this.schemas = schemas;
    this.purposes = purposes;
    this.project = project;
  }

  /** The conditions of who is ranked, by the trait of the tier; to be asked after reading. */
  Map<String, SourceText> among() {
    var texts = new LinkedHashMap<String, SourceText>();
    among.forEach((tier, value) -> texts.put(tier, FileNames.source(value)));
    return texts;
  }

  /** The traits by name, in the order of their declaration. */
  Map<String, TraitDeclaration> read(List<YamlValue> values) {
    for (var value : values) {
      var trait = trait(value);
      if (declared.putIfAbsent(trait.name(), trait) != null) {
        value.problem("is declared twice: '" + trait.name() + "'");
      }
    }
    among.forEach(this::checkAmong);
    return declared;
  }

  private TraitDeclaration trait(YamlValue value) {
    var trait = value.object().only(KEYS);
    var name = trait.required("name").map(Names::fact).orElse("");
    var type =
        trait
            .required("type")
            .flatMap(v -> v.constant(TraitDeclaration.Type.class))
            .orElse(TraitDeclaration.Type.TEXT);
    var read = Set.copyOf(Names.known(purposes(trait), "purpose", purposes));
    return new TraitDeclaration(
        name,
        type,
        trait
            .required("classification")
            .flatMap(v -> v.constant(TraitDeclaration.Classification.class))
            .orElse(TraitDeclaration.Classification.PERSONAL),
        read,
        retained(trait, derivation(trait, name, type, read)));
  }

  private static List<YamlValue> purposes(YamlObject trait) {
    var values = trait.required("purposes").map(YamlValue::list).orElse(List.of());
    if (values.isEmpty() && trait.get("purposes").isPresent()) {
      trait.value().problem("expected at least one of 'purposes', found none");
    }
    return values;
  }

  private Derivation derivation(
      YamlObject trait, String name, TraitDeclaration.Type type, Collection<String> read) {
    var derive = trait.get("derive");
    if (derive.isEmpty() && !Traits.derivedNames().contains(name)) {
      return stated(trait, name, type);
    }
    Stream.concat(FieldReader.KEYS.stream(), Stream.of("survivor"))
        .flatMap(key -> trait.get(key).stream())
        .forEach(value -> value.problem("is for traits that sources state"));
    if (derive.isEmpty()) {
      return Traits.usual(name);
    }
    var derivation =
        new DerivationReader(schemas, declared, project, name).read(derive.get(), type);
    if (derivation instanceof Band) {
      derive.get().object().get("band").ifPresent(of -> checkPurposes(of, read));
    }
    if (derivation instanceof Tiering) {
      tiered(trait, derive.get().object(), name, read);
    }
    return derivation;
  }

  private void tiered(YamlObject trait, YamlObject derive, String name, Collection<String> read) {
    derive.get("by").ifPresent(of -> checkPurposes(of, read));
    derive.get("among").ifPresent(text -> among.put(name, text));
    trait
        .get("retention")
        .ifPresent(value -> value.problem("is for the trait by which tiers are ranked"));
  }

  private static Derivation stated(YamlObject trait, String name, TraitDeclaration.Type type) {
    var kind =
        switch (type) {
          case NUMBER -> FieldKind.NUMBER;
          case TEXT, INSTANT -> FieldKind.TEXT;
          case BOOLEAN -> FieldKind.BOOLEAN;
          case LIST -> FieldKind.LIST;
        };
    var isBounded = FieldReader.KEYS.stream().anyMatch(key -> trait.get(key).isPresent());
    var bounds = FieldReader.read(trait, name, kind, false);
    trait
        .get("survivor")
        .filter(value -> type == TraitDeclaration.Type.LIST)
        .ifPresent(value -> value.problem("is for traits of one value, not for lists"));
    return new Stated(
        name,
        trait.get("survivor").map(TraitReader::survivor).orElse(Survivorship.LATEST),
        isBounded ? Optional.of(bounds) : Optional.empty());
  }

  private static Survivorship survivor(YamlValue value) {
    if (!value.isObject()) {
      var kind = value.constant(Word.class).orElse(Word.MOST_RECENT);
      return new Survivorship(Survivorship.Kind.valueOf(kind.name()), List.of());
    }
    var sources = value.object().only("sources").required("sources").map(YamlValue::list);
    var names = sources.orElse(List.of()).stream().map(YamlValue::text).toList();
    if (names.isEmpty() || names.size() > MOST_SOURCES) {
      value.problem("expected 1 to " + MOST_SOURCES + " 'sources'");
    }
    return new Survivorship(Survivorship.Kind.SOURCE, names);
  }

  /** The rules that need no more than a word. */
  private enum Word {
    MOST_RECENT,
    MOST_FREQUENT
  }

  private void checkAmong(String tier, YamlValue condition) {
    var purposes = Objects.requireNonNull(declared.get(tier)).purposes();
    TRAIT
        .matcher(condition.text())
        .results()
        .map(found -> found.group(1))
        .forEach(
            name -> {
              if (name.equals(tier)) {
                condition.problem("'" + name + "' cannot depend on itself");
              }
              checkPurposes(condition, name, purposes);
            });
  }

  private void checkPurposes(YamlValue of, Collection<String> read) {
    checkPurposes(of, of.text(), read);
  }

  /** What may not be read for a purpose must not come back under another name. */
  private void checkPurposes(YamlValue of, String name, Collection<String> read) {
    var source = declared.get(name);
    if (source != null && !source.purposes().containsAll(read)) {
      of.problem(
          "'%s' may be read for %s only; what is derived from it too"
              .formatted(source.name(), String.join(", ", source.purposes())));
    }
  }

  private static Derivation retained(YamlObject trait, Derivation derivation) {
    return trait
        .get("retention")
        .map(value -> new Numbers(value).duration(SHORTEST, LONGEST))
        .<Derivation>map(retention -> new Kept(derivation, retention))
        .orElse(derivation);
  }
}
