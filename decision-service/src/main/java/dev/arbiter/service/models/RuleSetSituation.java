package dev.arbiter.service.models;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a request as what the release declares, and collects all that does not fit.
 * For one thread.
 */
final class RuleSetSituation {
  private final Release release;
  private @Nullable ProblemException problem;

  RuleSetSituation(Release release) {
    this.release = release;
  }

  /**
   * @throws ProblemException with all that is unknown or of another type
   */
  Situation read(RuleSetRequest request, Instant at) {
    known("actions", request.actions(), release.catalog().actions().keySet());
    known("segments", request.segments(), release.segments().stream().map(Segment::id).toList());
    known("scores", request.scores().keySet(), release.models().keySet());
    var traits = traits(request.traits());
    if (problem != null) {
      throw problem;
    }
    var scores = new TreeMap<String, Score>();
    request.scores().forEach((model, value) -> scores.put(model, score(model, value)));
    return new Situation(
        traits,
        request.context(),
        new TreeSet<>(request.segments()),
        scores,
        request.now().orElse(at));
  }

  private Score score(String model, BigDecimal value) {
    return new Score(model, "given", value.doubleValue(), Score.Source.MODEL);
  }

  private void known(String field, Collection<String> given, Collection<String> known) {
    for (var name : given) {
      if (!known.contains(name)) {
        wrong("/" + field, "unknown-name", "expected one of " + list(known) + ", found " + name);
      }
    }
  }

  private Facts traits(Facts given) {
    var values = new TreeMap<String, Object>();
    given
        .asMap()
        .forEach(
            (name, value) -> {
              var declared = release.traits().get(name);
              if (declared == null) {
                var known = list(release.traits().keySet());
                wrong("/traits/" + name, "unknown-name", "expected one of " + known);
              } else {
                typed(declared.type(), value)
                    .ifPresentOrElse(
                        typed -> values.put(name, typed),
                        () ->
                            wrong(
                                "/traits/" + name,
                                "datatype-mismatch",
                                "expected " + describe(declared.type())));
              }
            });
    return Facts.of(values);
  }

  private static Optional<Object> typed(TraitDeclaration.Type type, Object value) {
    var fits =
        switch (type) {
          case NUMBER -> value instanceof BigDecimal;
          case TEXT, INSTANT -> value instanceof String;
          case BOOLEAN -> value instanceof Boolean;
          case LIST -> value instanceof List;
        };
    if (!fits) {
      return Optional.empty();
    }
    return type == TraitDeclaration.Type.INSTANT ? instant(value.toString()) : Optional.of(value);
  }

  private static Optional<Object> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String describe(TraitDeclaration.Type type) {
    return switch (type) {
      case NUMBER -> "a number";
      case TEXT -> "a text";
      case BOOLEAN -> "a truth value";
      case INSTANT -> "an instant such as 2026-12-01T06:00:00Z";
      case LIST -> "a list";
    };
  }

  private static String list(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private void wrong(String path, String code, String message) {
    var sofar =
        problem == null
            ? new ProblemException(ProblemKind.INVALID, "The facts do not fit the release")
            : problem;
    problem = sofar.at(path, code, message);
  }
}
