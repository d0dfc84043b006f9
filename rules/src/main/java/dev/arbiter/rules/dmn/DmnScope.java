package dev.arbiter.rules.dmn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.ast.DecisionServiceNodeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.Import;

/** The names of a model: what may be in the context of an evaluation, and what must be. */
final class DmnScope {
  private final DMNModelImpl model;
  private final List<DecisionNode> decisions;
  private final List<DecisionServiceNode> services;
  private final Map<String, DMNType> names = new LinkedHashMap<>();
  private final Set<String> imports;

  DmnScope(DMNModel model) {
    this.model = (DMNModelImpl) model;
    this.decisions = own(model.getDecisions());
    this.services = own(model.getDecisionServices());
    own(model.getInputs()).forEach(input -> names.put(input.getName(), input.getType()));
    decisions.forEach(decision -> names.putIfAbsent(decision.getName(), decision.getResultType()));
    this.imports =
        model.getDefinitions().getImport().stream()
            .map(Import::getName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The elements of the model itself, in the order of the file. */
  private <N extends DMNNode> List<N> own(Collection<N> nodes) {
    var order =
        model.getDefinitions().getDrgElement().stream().map(element -> element.getId()).toList();
    return nodes.stream()
        .filter(this::isOwn)
        .sorted(Comparator.comparingInt(node -> order.indexOf(node.getId())))
        .toList();
  }

  private boolean isOwn(DMNNode node) {
    return node.getModelNamespace().equals(model.getNamespace());
  }

  List<DecisionNode> decisions() {
    return decisions;
  }

  List<DecisionServiceNode> services() {
    return services;
  }

  /** The decisions that the target is asked for. */
  List<DecisionNode> answers(DmnTarget target) {
    if (target instanceof DmnTarget.One one) {
      return List.of(DmnModel.named("decision", decisions, one.decision()));
    }
    if (target instanceof DmnTarget.Service service) {
      var outputs =
          DmnModel.named("service", services, service.service())
              .getDecisionService()
              .getOutputDecision()
              .stream()
              .map(output -> output.getHref().substring(output.getHref().indexOf('#') + 1))
              .toList();
      return decisions.stream().filter(decision -> outputs.contains(decision.getId())).toList();
    }
    return decisions;
  }

  /** What must be known to evaluate the target if nothing else is. */
  List<DMNNode> required(DmnTarget target, Set<String> given) {
    if (target instanceof DmnTarget.Service service) {
      var node = (DecisionServiceNodeImpl) DmnModel.named("service", services, service.service());
      return List.copyOf(node.getInputParameters().values());
    }
    var from =
        target instanceof DmnTarget.One one
            ? List.of(DmnModel.named("decision", decisions, one.decision()))
            : decisions;
    var found = new ArrayList<DMNNode>();
    var seen = new HashSet<DMNNode>();
    from.stream()
        .filter(decision -> !given.contains(decision.getName()))
        .forEach(decision -> require(decision, given, found, seen));
    return found;
  }

  private void require(DMNNode node, Set<String> given, List<DMNNode> found, Set<DMNNode> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof InputDataNode) {
      found.add(node);
    } else if (node instanceof DMNBaseNode base && !(node instanceof DecisionServiceNode)) {
      base.getDependencies().values().stream()
          .filter(needed -> !(needed instanceof DecisionNode && given.contains(needed.getName())))
          .forEach(needed -> require(needed, given, found, seen));
    }
  }

  /**
   * The context as values of FEEL.
   *
   * @throws ContextException if it does not fit
   */
  Map<String, @Nullable Object> read(DmnTarget target, Map<String, ?> json) {
    var inputs = new DmnInputs();
    var values = new LinkedHashMap<String, @Nullable Object>();
    var unnamed = imports.contains("");
    json.forEach(
        (name, value) -> {
          var pointer = "/" + DmnInputs.escaped(name);
          var type = names.get(name);
          if (type != null) {
            values.put(name, inputs.value(value, type, pointer));
          } else if (unnamed || imports.contains(name)) {
            values.put(name, inputs.any(value, pointer));
          } else {
            inputs.unknown(pointer, known());
          }
        });
    required(target, json.keySet()).stream()
        .filter(node -> isOwn(node) && !json.containsKey(node.getName()))
        .forEach(
            node ->
                inputs.missing(
                    "/" + DmnInputs.escaped(node.getName()), ((DMNBaseNode) node).getType()));
    inputs.throwIfAny();
    return values;
  }

  private String known() {
    return "one of "
        + Stream.concat(names.keySet().stream(), imports.stream())
            .collect(Collectors.joining(", "));
  }
}
