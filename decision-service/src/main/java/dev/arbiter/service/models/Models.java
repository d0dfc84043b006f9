package dev.arbiter.service.models;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.dmn.ContextException;
import dev.arbiter.rules.dmn.DmnBounds;
import dev.arbiter.rules.dmn.DmnCompiler;
import dev.arbiter.rules.dmn.DmnModel;
import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Compiles and evaluates models that come with a request; few at a time. Thread-safe. */
public final class Models {
  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 2;

  private final DmnCompiler compiler;
  private final InstantSource clock;
  private final Semaphore turns = new Semaphore(AT_A_TIME);

  public Models(DmnCompiler compiler, InstantSource clock) {
    this.compiler = compiler;
    this.clock = clock;
  }

  /**
   * Evaluates the model of the request; nothing of it is kept.
   *
   * @throws ProblemException if model or context are not acceptable, with all that is wrong
   * @throws dev.arbiter.domain.ArbiterException if it takes too much, or names what is not there
   */
  ModelAnswer evaluate(ModelRequest request, Encoding encoding) {
    var target = request.target();
    await();
    try {
      var model = compile(request);
      var answer = model.evaluate(target, request.context(), DmnBounds.at(clock.instant()));
      return ModelAnswer.of(model.name(), model.namespace(), answer, encoding);
    } catch (ContextException misfit) {
      throw Misfits.problem(misfit);
    } finally {
      turns.release();
    }
  }

  private void await() {
    try {
      if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable("Too many models are being evaluated", PATIENCE_SECONDS);
  }

  private DmnModel compile(ModelRequest request) {
    var problems = new Problems();
    var model = compiler.compile(request.source(), request.importSources(), problems);
    return model.orElseThrow(() -> refused(problems));
  }

  private static ProblemException refused(Problems problems) {
    var all = problems.all();
    var refused =
        new ProblemException(
            ProblemKind.INVALID, "The model is wrong in " + all.size() + " places");
    for (var problem : all) {
      refused = refused.at(problem.file(), "invalid-model", problem.toString());
    }
    return refused;
  }
}
