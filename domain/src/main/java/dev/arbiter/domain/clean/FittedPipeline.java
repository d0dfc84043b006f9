package dev.arbiter.domain.clean;

import java.util.ArrayList;
import java.util.List;

/** A pipeline with all that it learnt, once and for all. Immutable and thread-safe. */
public final class FittedPipeline {
  private final Pipeline pipeline;
  private final List<Step.Fitted> steps;

  FittedPipeline(Pipeline pipeline, List<Step.Fitted> steps) {
    this.pipeline = pipeline;
    this.steps = List.copyOf(steps);
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  /** Tells what was declared and learnt from all else; belongs beside a model made with it. */
  public String digest() {
    var digest = new Digest().add(pipeline.name()).add(pipeline.version());
    for (var i = 0; i < steps.size(); i++) {
      digest.add(pipeline.steps().get(i).getClass().getSimpleName());
      steps.get(i).describe(digest);
    }
    return digest.text();
  }

  /**
   * Cleans a table.
   *
   * @throws IllegalArgumentException if a column is not there
   */
  public Cleaned clean(Table table) {
    var notes = new ArrayList<Note>();
    var current = table;
    for (var step : steps) {
      current = step.apply(current, notes);
    }
    return new Cleaned(current, digest(), notes);
  }
}
