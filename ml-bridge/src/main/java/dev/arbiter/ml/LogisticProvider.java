package dev.arbiter.ml;

import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScorerProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Opens logistic regressions from JSON of the form
 *
 * <pre>{@code
 * {"kind": "logistic", "intercept": -1.2, "inputs": [
 *   {"name": "traits.recencyDays", "transform": "log1p", "lowest": 0, "highest": 365,
 *    "mean": 3.4, "scale": 1.1, "weight": -0.6, "missing": 365},
 *   {"name": "context.device", "weights": {"mobile": 0.1}, "unknown": 0, "missing": 0}]}
 * }</pre>
 *
 * <p>A number adds {@code weight × (transform(bounded number) − mean) / scale} to the log-odds;
 * {@code transform} is {@code identity} if absent, the bounds are optional except that {@code
 * log1p} needs {@code lowest} of at least 0. {@code missing} is the number that stands for an
 * unknown one, or null if the model cannot answer without it. A category adds its weight, {@code
 * unknown} if it is none of those listed and {@code missing} if there is none.
 */
public final class LogisticProvider implements ScorerProvider {
  private static final int MAX_INPUTS = 1_000;
  private static final int MAX_CATEGORIES = 10_000;

  @Override
  public String kind() {
    return "logistic";
  }

  @Override
  public Scorer open(ModelSpec spec, byte[] artefact) {
    var whole = Artefact.read(spec, artefact, kind(), Set.of("intercept", "inputs"));
    var terms = new ArrayList<Term>();
    var names = new HashSet<String>();
    for (var input : whole.at("inputs").elements(MAX_INPUTS)) {
      var term = input.at("weights").isPresent() ? category(input) : number(input);
      input.at("name").require(names.add(term.input()), "named once", term.input());
      terms.add(term);
    }
    whole.at("inputs").requireInputs(spec, names);
    return new Logistic(whole.at("intercept").number(), terms.toArray(Term[]::new));
  }

  private static Term category(Artefact input) {
    input.allow(Set.of("name", "weights", "unknown", "missing"));
    return new Term.Categorical(
        input.at("name").text(),
        input.at("weights").numbers(MAX_CATEGORIES),
        input.at("unknown").number(),
        input.at("missing").number());
  }

  private static Term number(Artefact input) {
    input.allow(
        Set.of("name", "transform", "lowest", "highest", "mean", "scale", "weight", "missing"));
    var transform = transform(input.at("transform"));
    var lowest = bound(input.at("lowest"), Double.NEGATIVE_INFINITY);
    var highest = bound(input.at("highest"), Double.POSITIVE_INFINITY);
    input
        .at("lowest")
        .require(transform != Term.Transform.LOG1P || lowest >= 0, "0 or more for log1p", lowest);
    input.at("highest").require(highest >= lowest, "at least lowest, " + lowest, highest);
    var scale = input.at("scale").number();
    input.at("scale").require(scale > 0, "greater than 0", scale);
    return new Term.Numeric(
        input.at("name").text(),
        transform,
        lowest,
        highest,
        input.at("mean").number(),
        scale,
        input.at("weight").number(),
        input.at("missing").isNull() ? Double.NaN : input.at("missing").number());
  }

  private static double bound(Artefact place, double otherwise) {
    return place.isPresent() ? place.number() : otherwise;
  }

  private static Term.Transform transform(Artefact place) {
    if (!place.isPresent()) {
      return Term.Transform.IDENTITY;
    }
    for (var transform : Term.Transform.values()) {
      if (transform.name().toLowerCase(Locale.ROOT).equals(place.text())) {
        return transform;
      }
    }
    place.require(false, "identity or log1p", place.text());
    return Term.Transform.IDENTITY;
  }
}
