package dev.arbiter.rules.dmn;

import dev.arbiter.domain.decision.UnknownNameException;
import dev.arbiter.rules.dmn.DmnAnswer.Message;
import dev.arbiter.rules.dmn.DmnAnswer.Outcome;
import dev.arbiter.rules.dmn.DmnAnswer.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.core.ast.DMNBaseNode;

/** A compiled model. Thread-safe. */
public final class DmnModel {
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final DmnScope scope;

  DmnModel(DMNRuntime runtime, DMNModel model) {
    this.runtime = runtime;
    this.model = model;
    this.scope = new DmnScope(model);
  }

  public String name() {
    return model.getName();
  }

  public String namespace() {
    return model.getNamespace();
  }

  /** The names of its decisions, in the order of the file. */
  public List<String> decisions() {
    return scope.decisions().stream().map(DMNNode::getName).toList();
  }

  /** The names of its decision services. */
  public List<String> services() {
    return scope.services().stream().map(DMNNode::getName).toList();
  }

  /**
   * What must be known to evaluate the target: names and types, as JSON Schema.
   *
   * @throws UnknownNameException if the model has no such decision or service
   */
  public Map<String, Map<String, Object>> inputs(DmnTarget target) {
    var schemas = new LinkedHashMap<String, Map<String, Object>>();
    scope
        .required(target, Set.of())
        .forEach(node -> schemas.put(node.getName(), DmnSchema.of(((DMNBaseNode) node).getType())));
    return schemas;
  }

  /**
   * What the target says: the names and types of its decisions, as JSON Schema.
   *
   * @throws UnknownNameException if the model has no such decision or service
   */
  public Map<String, Map<String, Object>> outputs(DmnTarget target) {
    var schemas = new LinkedHashMap<String, Map<String, Object>>();
    scope
        .answers(target)
        .forEach(one -> schemas.put(one.getName(), DmnSchema.of(one.getResultType())));
    return schemas;
  }

  /**
   * Evaluates the model, or a part of it.
   *
   * @param context the inputs by name, as maps, lists, texts, numbers and truth values of JSON in
   *     any encoding of {@link FeelJson}
   * @throws ContextException if the context does not fit
   * @throws UnknownNameException if the model has no such decision or service
   * @throws EvaluationException if it exceeds the bounds
   */
  public DmnAnswer evaluate(DmnTarget target, Map<String, ?> context, DmnBounds bounds) {
    var work = work(target);
    try {
      return Budget.within(
          bounds,
          () -> {
            var values = runtime.newContext();
            scope.read(target, context).forEach(values::set);
            return answer(work.apply(values));
          });
    } catch (BudgetError exceeded) {
      throw new EvaluationException(String.valueOf(exceeded.getMessage()));
    } catch (StackOverflowError deep) {
      throw new EvaluationException("The evaluation calls itself too deeply");
    }
  }

  private Function<org.kie.dmn.api.core.DMNContext, DMNResult> work(DmnTarget target) {
    if (target instanceof DmnTarget.One one) {
      var id = named("decision", scope.decisions(), one.decision()).getId();
      return values -> runtime.evaluateById(model, values, id);
    }
    if (target instanceof DmnTarget.Service service) {
      var name = named("service", scope.services(), service.service()).getName();
      return values -> runtime.evaluateDecisionService(model, values, name);
    }
    return values -> runtime.evaluateAll(model, values);
  }

  /** The element of this name or id. */
  static <N extends DMNNode> N named(String kind, Collection<N> nodes, String name) {
    return nodes.stream()
        .filter(node -> name.equals(node.getName()) || name.equals(node.getId()))
        .findFirst()
        .orElseThrow(
            () -> new UnknownNameException(kind, nodes.stream().map(DMNNode::getName).toList()));
  }

  private DmnAnswer answer(DMNResult result) {
    var outcomes =
        scope.decisions().stream()
            .map(decision -> result.getDecisionResultById(decision.getId()))
            .flatMap(found -> outcome(found).stream())
            .toList();
    outcomes.forEach(outcome -> Budget.current().weighed(outcome.value()));
    var messages = result.getMessages().stream().map(DmnModel::message).toList();
    return new DmnAnswer(outcomes, messages);
  }

  private static Optional<Outcome> outcome(@Nullable DMNDecisionResult found) {
    if (found == null) {
      return Optional.empty();
    }
    var status =
        switch (found.getEvaluationStatus()) {
          case SUCCEEDED -> Status.SUCCEEDED;
          case SKIPPED -> Status.SKIPPED;
          case FAILED, EVALUATING -> Status.FAILED;
          case NOT_EVALUATED -> null;
        };
    return Optional.ofNullable(status)
        .map(
            ended ->
                new Outcome(
                    found.getDecisionId(), found.getDecisionName(), ended, found.getResult()));
  }

  private static Message message(DMNMessage message) {
    var severity =
        switch (message.getLevel()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "info";
        };
    return new Message(
        severity,
        message.getSourceId() == null ? "" : message.getSourceId(),
        String.valueOf(message.getText()));
  }
}
