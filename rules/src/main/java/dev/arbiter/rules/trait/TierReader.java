package dev.arbiter.rules.trait;

import static dev.arbiter.domain.release.TraitDeclaration.Type.NUMBER;

import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.tier.Part;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads tiers by rank.
 *
 * @param project that declares them
 * @param name of the trait
 * @param declared the traits declared before this one
 */
record TierReader(String project, String name, Map<String, TraitDeclaration> declared) {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_PARTS = 20;
  private static final int MOST_NAME = 64;

  Tiering read(YamlObject derive, YamlValue tiers) {
    derive.only("tiers", "by", "among", "every", "margin");
    var by = derive.required("by").map(this::number);
    return new Tiering(
        project,
        name,
        by.map(TraitDeclaration::name).orElse(""),
        by.map(TraitDeclaration::derivation).orElseGet(() -> Traits.usual("")),
        derive.get("among").map(YamlValue::text),
        parts(tiers),
        derive.get("every").map(v -> new Numbers(v).duration(SHORTEST, LONGEST)).orElse(WEEK),
        derive.get("margin").map(TierReader::margin).orElse(BigDecimal.ZERO));
  }

  private TraitDeclaration number(YamlValue value) {
    var of = declared.get(value.text());
    if (of == null || of.type() != NUMBER) {
      value.expected("a trait of type number that is declared before this one");
    }
    return of == null ? declaration(value.text()) : of;
  }

  private static TraitDeclaration declaration(String name) {
    return new TraitDeclaration(name, NUMBER, TraitDeclaration.Classification.PERSONAL, Set.of());
  }

  private static BigDecimal margin(YamlValue value) {
    new Numbers(value).between(0, 0.5);
    return value.number();
  }

  private static List<Part> parts(YamlValue tiers) {
    var values = tiers.list();
    if (values.size() < 2 || values.size() > MOST_PARTS) {
      tiers.problem("expected 2 to %d tiers, found %d".formatted(MOST_PARTS, values.size()));
    }
    var parts = new ArrayList<Part>();
    var upTo = BigDecimal.ZERO;
    for (var i = 0; i < values.size(); i++) {
      var tier = values.get(i).object().only("name", "share");
      var last = i == values.size() - 1;
      var share = share(tier, last);
      upTo = share.isPresent() ? upTo.add(share.get()) : last ? BigDecimal.ONE : upTo;
      parts.add(new Part(name(tier, parts), upTo));
    }
    if (!parts.isEmpty() && !isWhole(parts)) {
      tiers.problem(
          "expected shares that leave something for the last tier, or are 1 together; found %s"
              .formatted(upTo.toPlainString()));
    }
    return parts;
  }

  /** Whether the last tier ends where all are, and the one before it earlier. */
  private static boolean isWhole(List<Part> parts) {
    var ends = parts.stream().map(Part::upTo).toList();
    return ends.get(ends.size() - 1).compareTo(BigDecimal.ONE) == 0
        && ends.stream().limit(ends.size() - 1L).allMatch(end -> end.compareTo(BigDecimal.ONE) < 0);
  }

  private static Optional<BigDecimal> share(YamlObject tier, boolean last) {
    var share = last ? tier.get("share") : tier.required("share");
    share.ifPresent(
        value -> {
          if (value.number().signum() <= 0 || value.number().compareTo(BigDecimal.ONE) >= 0) {
            value.expected("a share above 0 and below 1");
          }
        });
    return share.map(YamlValue::number);
  }

  private static String name(YamlObject tier, List<Part> before) {
    var value = tier.required("name");
    var name = value.map(YamlValue::text).orElse("");
    value
        .filter(any -> name.isBlank() || name.length() > MOST_NAME)
        .ifPresent(any -> any.expected("a name of at most " + MOST_NAME + " characters"));
    value
        .filter(any -> before.stream().anyMatch(part -> part.name().equals(name)))
        .ifPresent(any -> any.problem("is declared twice: '" + name + "'"));
    return name;
  }
}
