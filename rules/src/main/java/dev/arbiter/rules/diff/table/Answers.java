package dev.arbiter.rules.diff.table;

import static java.util.Comparator.comparing;

import dev.arbiter.rules.analysis.table.HitPolicy;
import dev.arbiter.rules.analysis.table.TableSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a table answers where some of its rows match. Answers that are equal are the same answer in
 * every situation; those that differ are most probably different.
 */
final class Answers {
  private static final String CONFLICT = "conflict";

  private final TableSource table;
  private final HitPolicy policy;

  Answers(TableSource table) {
    this.table = table;
    this.policy = table.policy();
  }

  /**
   * All but the rows on which the answers depend; tables that agree in it and in some rows give the
   * same answer where these match.
   */
  Object frame() {
    if (table.ofActions()) {
      return isByAction() ? HitPolicy.COLLECT : policy;
    }
    var outputs = new TreeMap<String, Object>();
    for (var output : table.outputs()) {
      outputs.put(output.name(), List.of(output.values(), Saying.normal(output.otherwise())));
    }
    return List.of(policy, table.aggregation(), outputs);
  }

  /** Whether the first row that matches answers alone. */
  boolean isFirst() {
    return policy == HitPolicy.FIRST;
  }

  /** Whether what a row says of an action does not depend on what others say of other ones. */
  boolean isByAction() {
    return table.ofActions()
        && (policy == HitPolicy.COLLECT
            || policy == HitPolicy.RULE_ORDER
            || policy == HitPolicy.OUTPUT_ORDER);
  }

  /** The answer where these rows match, given in their order. */
  Object of(List<Saying> rows) {
    return table.ofActions() ? ofActions(rows) : ofModel(rows);
  }

  private Object ofActions(List<Saying> rows) {
    if (isByAction()) {
      return byAction(rows);
    }
    if (rows.size() > 1 && policy == HitPolicy.UNIQUE) {
      var actions = new TreeSet<String>();
      table.rows().forEach(row -> actions.add(table.said(row, "action")));
      return List.of(CONFLICT, actions);
    }
    return byAction(rows.stream().limit(1).toList());
  }

  private static Object byAction(List<Saying> rows) {
    var byAction = new TreeMap<String, List<Saying>>();
    rows.forEach(
        row -> byAction.computeIfAbsent(row.said("action"), key -> new ArrayList<>()).add(row));
    var answer = new TreeMap<String, Object>();
    byAction.forEach((action, about) -> answer.put(action, about(about)));
    return answer;
  }

  /** An exclusion stands above everything; of parameters the last one counts. */
  private static Object about(List<Saying> rows) {
    if (rows.stream().anyMatch(row -> row.said("verdict").equals("exclude"))) {
      return "exclude";
    }
    var factors = new ArrayList<String>();
    var kept = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      if (row.said("verdict").equals("adjust")) {
        factors.add(row.said("factor"));
      } else {
        kept.add(parameters(row));
      }
    }
    factors.sort(Comparator.naturalOrder());
    return List.of(
        factors, rows.stream().allMatch(Saying::literal) ? merged(kept) : distinct(kept));
  }

  private static Map<String, Object> parameters(Saying row) {
    var parameters = new TreeMap<>(row.outputs());
    parameters.keySet().removeAll(List.of("action", "verdict", "factor"));
    return parameters;
  }

  private static List<Object> merged(List<Map<String, Object>> kept) {
    var merged = new HashMap<String, Object>();
    kept.forEach(merged::putAll);
    return kept.isEmpty() ? List.of() : List.of(merged);
  }

  private static List<Object> distinct(List<Map<String, Object>> kept) {
    var distinct = new ArrayList<Object>();
    for (var parameters : kept) {
      if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(parameters)) {
        distinct.add(parameters);
      }
    }
    return distinct;
  }

  private Object ofModel(List<Saying> rows) {
    var outputs = rows.stream().map(Saying::outputs).toList();
    return switch (policy) {
      case UNIQUE -> outputs.size() > 1 ? CONFLICT : outputs;
      case ANY -> outputs.stream().distinct().count() > 1 ? CONFLICT : first(outputs);
      case FIRST -> first(outputs);
      case PRIORITY -> first(outputs.stream().sorted(priority()).toList());
      case RULE_ORDER -> outputs;
      case OUTPUT_ORDER -> outputs.stream().sorted(priority()).toList();
      case COLLECT -> collected(outputs);
    };
  }

  /** The engine lists what it collects in the order of the rows. */
  private Object collected(List<Map<String, Object>> outputs) {
    return table.aggregation().isEmpty()
        ? outputs
        : aggregated(outputs.stream().sorted(comparing(Object::toString)).toList());
  }

  private static List<Map<String, Object>> first(List<Map<String, Object>> outputs) {
    return outputs.stream().limit(1).toList();
  }

  private Object aggregated(List<Map<String, Object>> outputs) {
    var numbers = new ArrayList<BigDecimal>();
    outputs.forEach(row -> row.values().forEach(v -> add(numbers, v)));
    if (numbers.isEmpty() || numbers.size() < outputs.size() || table.outputs().size() > 1) {
      return outputs;
    }
    return switch (table.aggregation()) {
      case "SUM" -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
      case "MIN" -> numbers.stream().min(Comparator.naturalOrder()).orElseThrow();
      case "MAX" -> numbers.stream().max(Comparator.naturalOrder()).orElseThrow();
      default -> outputs;
    };
  }

  private static void add(List<BigDecimal> numbers, Object value) {
    if (value instanceof BigDecimal number) {
      numbers.add(number);
    }
  }

  /** By the order in which the values of the outputs are declared. */
  private Comparator<Map<String, Object>> priority() {
    Comparator<Map<String, Object>> order = comparing(row -> 0);
    for (var output : table.outputs()) {
      var values = output.values().stream().map(Saying::normal).toList();
      order =
          order.thenComparing(
              row -> {
                var place = values.indexOf(row.getOrDefault(output.name(), ""));
                return place < 0 ? values.size() : place;
              });
    }
    return order;
  }
}
