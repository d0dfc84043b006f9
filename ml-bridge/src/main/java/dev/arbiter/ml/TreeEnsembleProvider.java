package dev.arbiter.ml;

import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens ensembles of decision trees from JSON of the form
 *
 * <pre>{@code
 * {"kind": "tree-ensemble", "baseScore": -0.3, "link": "sigmoid",
 *  "columns": [{"input": "traits.recencyDays"}, {"input": "context.device", "equals": "mobile"}],
 *  "trees": [{"column": [0, -1, -1], "threshold": [10.5, 0, 0], "left": [1, 0, 0],
 *             "right": [2, 0, 0], "missingLeft": [false, false, false], "value": [0, 0.2, -0.1]}]}
 * }</pre>
 *
 * <p>Node 0 is the root; column -1 marks a leaf, which adds its value to the sum that begins with
 * {@code baseScore} (in log-odds where {@code link} is {@code sigmoid}; the other link is {@code
 * identity}). A split goes left where the column is less than the threshold, as XGBoost does, and
 * as {@code missingLeft} says where it is unknown. Children come after their parents and have one
 * parent each. What a leaf says as a split, or a split as a leaf, is not looked at.
 */
public final class TreeEnsembleProvider implements ScorerProvider {
  private static final int MAX_COLUMNS = 10_000;
  private static final int MAX_TREES = 10_000;
  private static final int MAX_NODES = 1_000_000;

  @Override
  public String kind() {
    return "tree-ensemble";
  }

  @Override
  public Scorer open(ModelSpec spec, byte[] artefact) {
    var whole =
        Artefact.read(spec, artefact, kind(), Set.of("baseScore", "link", "columns", "trees"));
    var columns = whole.at("columns").elements(MAX_COLUMNS).stream().map(this::column).toList();
    var inputs = new TreeSet<String>();
    columns.forEach(column -> inputs.add(column.input()));
    whole.at("columns").requireInputs(spec, inputs);
    var trees = new ArrayList<TreeReader>();
    var count = 0;
    for (var tree : whole.at("trees").elements(MAX_TREES)) {
      trees.add(new TreeReader(tree, MAX_NODES - count));
      count += trees.get(trees.size() - 1).size();
    }
    return ensemble(whole, columns, trees, count);
  }

  private static Scorer ensemble(
      Artefact whole, List<TreeEnsemble.Column> columns, List<TreeReader> trees, int count) {
    var nodes = new TreeEnsemble.Nodes(count);
    var roots = new int[trees.size()];
    var next = 0;
    for (var i = 0; i < roots.length; i++) {
      roots[i] = next;
      next += trees.get(i).copyTo(nodes, next, columns.size());
    }
    var link = whole.at("link");
    link.require(
        Set.of("sigmoid", "identity").contains(link.text()), "sigmoid or identity", link.text());
    return new TreeEnsemble(
        columns, roots, nodes, whole.at("baseScore").number(), link.text().equals("sigmoid"));
  }

  private TreeEnsemble.Column column(Artefact place) {
    place.allow(Set.of("input", "equals"));
    var equalTo = place.at("equals").isPresent() ? place.at("equals").text() : "";
    return new TreeEnsemble.Column(place.at("input").text(), equalTo);
  }
}
