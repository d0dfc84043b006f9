package dev.arbiter.rules.project;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.trait.Band;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Kept;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.trait.DerivationReader;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the traits that a project may read, and how it derives those of its own. */
final class TraitReader {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final EventSchemas schemas;
  private final Set<String> purposes;
  private final Map<String, TraitDeclaration> declared = new LinkedHashMap<>();

  /**
   * @param schemas of the events that there are
   * @param purposes those that the project declares
   */
  TraitReader(EventSchemas schemas, Set<String> purposes) {
    this.schemas = schemas;
    this.purposes = purposes;
  }

  /** The traits by name, in the order of their declaration. */
  Map<String, TraitDeclaration> read(List<YamlValue> values) {
    for (var value : values) {
      var trait = trait(value);
      if (declared.putIfAbsent(trait.name(), trait) != null) {
        value.problem("is declared twice: '" + trait.name() + "'");
      }
    }
    return declared;
  }

  private TraitDeclaration trait(YamlValue value) {
    var trait =
        value
            .object()
            .only(
                "name", "description", "type", "classification", "purposes", "retention", "derive");
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
    if (derive.isEmpty()) {
      return Traits.usual(name);
    }
    var derivation = new DerivationReader(schemas, declared).read(derive.get(), name, type);
    if (derivation instanceof Band) {
      derive.get().object().get("band").ifPresent(of -> checkPurposes(of, read));
    }
    return derivation;
  }

  /** What may not be read for a purpose must not come back under another name. */
  private void checkPurposes(YamlValue of, Collection<String> read) {
    var source = declared.get(of.text());
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
