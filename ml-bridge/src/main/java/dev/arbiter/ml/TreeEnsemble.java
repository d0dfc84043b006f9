package dev.arbiter.ml;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.Scorer;
import java.util.List;

/**
 * A sum of decision trees, as gradient boosting makes them. All trees lie one after another in
 * arrays, so that a walk touches little memory.
 */
final class TreeEnsemble implements Scorer {
  private final List<Column> columns;
  private final int[] roots;
  private final Nodes nodes;
  private final double baseScore;
  private final boolean sigmoid;

  TreeEnsemble(List<Column> columns, int[] roots, Nodes nodes, double baseScore, boolean sigmoid) {
    this.columns = List.copyOf(columns);
    this.roots = roots.clone();
    this.nodes = nodes;
    this.baseScore = baseScore;
    this.sigmoid = sigmoid;
  }

  @Override
  public double score(Facts inputs) {
    var values = new double[columns.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value(inputs);
    }
    var sum = baseScore;
    for (var root : roots) {
      sum += leaf(root, values);
    }
    return Values.finite(sigmoid ? Values.sigmoid(sum) : sum);
  }

  private double leaf(int root, double[] values) {
    var node = root;
    while (nodes.column[node] != Nodes.LEAF) {
      var value = values[nodes.column[node]];
      var left = Double.isNaN(value) ? nodes.missingLeft[node] : value < nodes.threshold[node];
      node = left ? nodes.left[node] : nodes.right[node];
    }
    return nodes.value[node];
  }

  /**
   * One number that splits look at, {@code NaN} if it is unknown.
   *
   * @param input the fact it comes from
   * @param equalTo if not empty, the number is 1 where the fact is this category and 0 where it is
   *     another
   */
  record Column(String input, String equalTo) {
    double value(Facts facts) {
      if (equalTo.isEmpty()) {
        return Values.number(facts, input);
      }
      var category = Values.category(facts, input);
      return category == null ? Double.NaN : category.equals(equalTo) ? 1 : 0;
    }
  }

  /** The nodes of all trees; filled once, before the ensemble is published. */
  static final class Nodes {
    static final int LEAF = -1;

    final int[] column;
    final double[] threshold;
    final int[] left;
    final int[] right;
    final boolean[] missingLeft;
    final double[] value;

    Nodes(int count) {
      column = new int[count];
      threshold = new double[count];
      left = new int[count];
      right = new int[count];
      missingLeft = new boolean[count];
      value = new double[count];
    }
  }
}
