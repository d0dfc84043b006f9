package dev.arbiter.service.models;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.dmn.ContextException;
import dev.arbiter.rules.dmn.DmnAnswer;
import dev.arbiter.rules.dmn.DmnBounds;
import dev.arbiter.rules.dmn.DmnTarget;
import dev.arbiter.rules.dmn.EvaluationException;
import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The models and rule sets of the live releases as decision services of their own: evaluates them
 * and logs it, durable before the answer leaves. What exceeds its bounds is logged too.
 * Thread-safe.
 */
public final class LiveServices {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Function<Subject, Profile> subjects;
  private final LiveProject live;
  private final Consumer<Evaluation> log;
  private final InstantSource clock;

  /**
   * @param subjects finds the profile, or throws what the caller is to be told
   * @param log returns when the evaluation is durable
   */
  public LiveServices(
      Function<Subject, Profile> subjects,
      LiveProject live,
      Consumer<Evaluation> log,
      InstantSource clock) {
    this.subjects = subjects;
    this.live = live;
    this.log = log;
    this.clock = clock;
  }

  /**
   * One evaluation.
   *
   * @param subject the id of the profile; who is not named is sealed under the key of the day
   */
  private record Call(String id, Instant at, String subject, long startNanos) {
    Evaluation evaluation(
        ReleaseRef release, Evaluation.Kind kind, String service, Object request, Object answer) {
      return new Evaluation(
          id,
          at,
          subject,
          release,
          kind,
          service,
          Json.mapper().convertValue(request, MAP),
          Json.mapper().convertValue(answer, MAP),
          Duration.ofNanos(System.nanoTime() - startNanos));
    }
  }

  private Call call(Optional<Subject> named) {
    var start = System.nanoTime();
    var now = clock.instant();
    var subject =
        named
            .map(subjects)
            .map(Profile::id)
            .orElseGet(() -> "unnamed-" + LocalDate.ofInstant(now, ZoneOffset.UTC));
    return new Call(UlidCreator.getMonotonicUlid().toString(), now, subject, start);
  }

  /**
   * Evaluates a model, or a part of it.
   *
   * @throws ProblemException if there is no such model, or the context does not fit
   * @throws EvaluationException if it exceeds the bounds
   */
  EvaluatedModel evaluate(
      String project, String name, DmnTarget target, EvaluationRequest request, Encoding encoding) {
    var call = call(request.subject());
    return live.use(
        project,
        call.subject(),
        release -> {
          var model = named("model", release.models(), name);
          var ref = release.release().ref();
          Consumer<Object> logging =
              answer ->
                  log.accept(
                      call.evaluation(
                          ref, Evaluation.Kind.MODEL, name, asked(target, request), answer));
          try {
            var said = model.evaluate(target, request.context(), DmnBounds.at(call.at()));
            logging.accept(answer(call, ref, name, said, Encoding.TYPED));
            return answer(call, ref, name, said, encoding);
          } catch (ContextException misfit) {
            throw Misfits.problem(misfit);
          } catch (EvaluationException exceeded) {
            logging.accept(Map.of("decisionId", call.id(), "problem", exceeded.getMessage()));
            throw exceeded;
          }
        });
  }

  private static EvaluatedModel answer(
      Call call, ReleaseRef ref, String name, DmnAnswer said, Encoding encoding) {
    var answer = ModelAnswer.of(name, "", said, encoding);
    return new EvaluatedModel(
        call.id(), call.at(), ref, name, answer.decisions(), answer.messages());
  }

  private static Map<String, Object> asked(DmnTarget target, EvaluationRequest request) {
    var asked = new LinkedHashMap<String, Object>();
    asked.put("context", request.context());
    request.decision().ifPresent(decision -> asked.put("decision", decision));
    if (target instanceof DmnTarget.Service service) {
      asked.put("service", service.service());
    }
    return asked;
  }

  /**
   * Lets a rule set judge.
   *
   * @throws ProblemException if there is no such rule set, the facts do not fit, or it exceeds its
   *     budget
   */
  EvaluatedRuleSet judge(String project, String name, RuleSetRequest request) {
    var call = call(request.subject());
    return live.use(
        project,
        call.subject(),
        compiled -> {
          var rules = named("rule set", compiled.ruleSets(), name);
          var release = compiled.release();
          var situation = new RuleSetSituation(release).read(request, call.at());
          var actions =
              request.actions().isEmpty()
                  ? release.catalog().actions().keySet()
                  : request.actions();
          Consumer<Object> logging =
              answer ->
                  log.accept(
                      call.evaluation(
                          release.ref(), Evaluation.Kind.RULE_SET, name, request, answer));
          try {
            var said =
                rules.judge(situation, actions).stream().map(EvaluatedRuleSet.Said::of).toList();
            var answer = new EvaluatedRuleSet(call.id(), call.at(), release.ref(), name, said);
            logging.accept(answer);
            return answer;
          } catch (BudgetException exceeded) {
            logging.accept(Map.of("decisionId", call.id(), "problem", exceeded.getMessage()));
            throw new ProblemException(ProblemKind.INVALID, exceeded.getMessage());
          }
        });
  }

  /** What the live release of a project offers, for the given use of it. */
  <R> R describe(String project, Function<CompiledRelease, R> description) {
    return live.use(project, "", description);
  }

  /**
   * @throws ProblemException if there is none of this name
   */
  static <T> T named(String kind, Map<String, T> all, String name) {
    var found = all.get(name);
    if (found == null) {
      throw ProblemException.notFound(
          "The live release has no "
              + kind
              + " of this name; it has "
              + (all.isEmpty() ? "none" : String.join(", ", all.keySet())));
    }
    return found;
  }
}
