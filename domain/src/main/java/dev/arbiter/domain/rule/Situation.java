package dev.arbiter.domain.rule;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that conditions, rules, models and treatments may read of a decision, and nothing else.
 *
 * @param traits the traits that the project declares and the purpose permits; others are unknown
 * @param context facts given with the request
 * @param segments the segments to which the subject belongs
 * @param scores outputs of the models about the subject, by model
 * @param now the instant of the decision
 */
public record Situation(
    Facts traits,
    Facts context,
    SortedSet<String> segments,
    SortedMap<String, Score> scores,
    Instant now) {

  public Situation {
    segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  public Situation(Facts traits, Facts context, Instant now) {
    this(traits, context, new TreeSet<>(), new TreeMap<>(), now);
  }

  public Situation withSegments(SortedSet<String> segments) {
    return new Situation(traits, context, segments, scores, now);
  }

  public Situation withScores(SortedMap<String, Score> scores) {
    return new Situation(traits, context, segments, scores, now);
  }

  public boolean in(String segment) {
    return segments.contains(segment);
  }

  /** The trait of this name as a number; empty if unknown. */
  public Optional<BigDecimal> number(String trait) {
    return traits.number(trait);
  }

  /** The trait of this name as a text; empty if unknown. */
  public Optional<String> text(String trait) {
    return traits.text(trait);
  }

  /** The trait of this name as a list; empty if unknown. */
  public List<?> list(String trait) {
    return traits.list(trait);
  }

  /** The output of the model; empty if the release has no such model. */
  public Optional<Double> score(String model) {
    return Optional.ofNullable(scores.get(model)).map(Score::value);
  }

  /** What the name {@code traits.x}, {@code context.x} or {@code scores.x} stands for. */
  public Optional<Object> value(String path) {
    var dot = path.indexOf('.');
    var name = path.substring(dot + 1);
    return switch (dot < 0 ? path : path.substring(0, dot)) {
      case "traits" -> traits.get(name);
      case "context" -> context.get(name);
      case "scores" -> score(name).map(BigDecimal::valueOf);
      default -> Optional.empty();
    };
  }

  /** The facts under the names that authors use; values are those of {@link Facts}. */
  public Map<String, Object> asMap() {
    var outputs = new TreeMap<String, Object>();
    scores.forEach((model, score) -> outputs.put(model, BigDecimal.valueOf(score.value())));
    return Map.of(
        "traits", traits.asMap(),
        "context", context.asMap(),
        "segments", List.copyOf(segments),
        "scores", outputs,
        "now", now);
  }
}
