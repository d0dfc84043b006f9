package dev.arbiter.service;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.project.SourceText;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.segments.Preview;
import java.util.Set;

/** Makes conditions of segments of texts in FEEL. Thread-safe. */
final class WrittenConditions implements Preview.Conditions {

  @Override
  public Condition compile(String text, Release release) {
    var problems = new Problems();
    var loader = WrittenConditions.class.getClassLoader();
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // the engine looks for its parts there
    try {
      var condition =
          new FeelConditions(loader, release.traits().values(), release.models().keySet())
              .compile(
                  new SourceText(text, "condition", 0, ""),
                  Set.of("segments", "scores", "context"),
                  problems);
      problems.all().stream()
          .findFirst()
          .ifPresent(
              problem -> {
                throw ProblemException.invalid("condition", "out-of-range", problem.message());
              });
      return condition;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
