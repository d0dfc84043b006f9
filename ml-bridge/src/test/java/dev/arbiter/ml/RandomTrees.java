package dev.arbiter.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Trees of chance: as objects that are walked plainly, and as artefacts of the same trees. */
final class RandomTrees {
  private final Random random;

  RandomTrees(long seed) {
    random = new Random(seed);
  }

  /** A tree as a text book draws it. */
  sealed interface Tree {
    double value(Map<String, Double> inputs);

    record Leaf(double value) implements Tree {
      @Override
      public double value(Map<String, Double> inputs) {
        return value;
      }
    }

    record Split(int input, double threshold, boolean missingLeft, Tree left, Tree right)
        implements Tree {
      @Override
      public double value(Map<String, Double> inputs) {
        var value = inputs.get("traits.x" + input);
        if (value == null) {
          return (missingLeft ? left : right).value(inputs);
        }
        return (value < threshold ? left : right).value(inputs);
      }
    }
  }

  Tree tree(int depth, int inputs) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return new Tree.Leaf(random.nextGaussian());
    }
    return new Tree.Split(
        random.nextInt(inputs),
        random.nextInt(20) / 2.0,
        random.nextBoolean(),
        tree(depth - 1, inputs),
        tree(depth - 1, inputs));
  }

  /** Some of the inputs, with numbers that often equal a threshold. */
  Map<String, Double> inputs(int inputs) {
    return random
        .ints(inputs, 0, 25)
        .boxed()
        .collect(
            Collectors.toMap(
                it -> "traits.x" + random.nextInt(inputs), it -> it / 2.0, (a, b) -> b));
  }

  static String artefact(List<Tree> trees, double baseScore, int inputs) {
    var columns = new ArrayList<String>();
    for (var i = 0; i < inputs; i++) {
      columns.add("{\"input\":\"traits.x" + i + "\"}");
    }
    return "{\"kind\":\"tree-ensemble\",\"link\":\"sigmoid\",\"baseScore\":"
        + baseScore
        + ",\"columns\":"
        + columns
        + ",\"trees\":"
        + trees.stream().map(RandomTrees::flat).toList()
        + "}";
  }

  private static String flat(Tree tree) {
    var nodes = new ArrayList<Tree>(List.of(tree));
    var rows = new ArrayList<Object[]>();
    for (var i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Tree.Split split) {
        var first = nodes.size();
        nodes.add(split.left());
        nodes.add(split.right());
        rows.add(
            new Object[] {
              split.input(), split.threshold(), first, first + 1, split.missingLeft(), 0
            });
      } else if (nodes.get(i) instanceof Tree.Leaf leaf) {
        rows.add(new Object[] {-1, 0, 0, 0, false, leaf.value()});
      }
    }
    return flat(rows);
  }

  private static String flat(List<Object[]> rows) {
    var names = List.of("column", "threshold", "left", "right", "missingLeft", "value");
    var parts = new ArrayList<String>();
    for (var i = 0; i < names.size(); i++) {
      var index = i;
      parts.add("\"" + names.get(i) + "\":" + rows.stream().map(row -> row[index]).toList());
    }
    return "{" + String.join(",", parts) + "}";
  }

  /** A tree whose every right child is a split, as deep as it has splits. */
  String chain(int nodes) {
    Tree tree = new Tree.Leaf(0);
    for (var i = 1; i < nodes; i += 2) {
      tree = new Tree.Split(1, i, false, new Tree.Leaf(i), tree);
    }
    return String.format(Locale.ROOT, "%s", flat(tree));
  }
}
