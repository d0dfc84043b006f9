package dev.arbiter.ml;

import java.util.List;
import java.util.Set;

/** Reads one tree of an artefact and checks that it is one. */
final class TreeReader {
  private static final int MAX_DEPTH = 64;

  private final Artefact tree;
  private final int size;

  TreeReader(Artefact tree, int mostNodes) {
    tree.allow(Set.of("column", "threshold", "left", "right", "missingLeft", "value"));
    tree.require(mostNodes > 0, "within the nodes allowed in all trees", "too many");
    this.tree = tree;
    this.size = tree.at("column").size(mostNodes);
    for (var name : List.of("threshold", "left", "right", "missingLeft", "value")) {
      var length = tree.at(name).size(size);
      tree.at(name).require(length == size, "as long as column, " + size, length);
    }
  }

  int size() {
    return size;
  }

  /** Puts the nodes behind those of earlier trees; returns how many there are. */
  int copyTo(TreeEnsemble.Nodes nodes, int offset, int columns) {
    var depth = new int[size];
    depth[0] = 1;
    for (var i = 0; i < size; i++) {
      tree.at("column").at(i).require(depth[i] > 0, "of a node with a parent", "none");
      var at = offset + i;
      nodes.column[at] = tree.at("column").at(i).index(TreeEnsemble.Nodes.LEAF, columns - 1);
      if (nodes.column[at] == TreeEnsemble.Nodes.LEAF) {
        nodes.value[at] = tree.at("value").at(i).number();
      } else {
        nodes.threshold[at] = tree.at("threshold").at(i).number();
        nodes.missingLeft[at] = tree.at("missingLeft").at(i).flag();
        nodes.left[at] = offset + child(tree.at("left").at(i), i, depth);
        nodes.right[at] = offset + child(tree.at("right").at(i), i, depth);
      }
    }
    return size;
  }

  private int child(Artefact place, int parent, int[] depth) {
    place.require(parent + 1 < size, "a node after its parent", "none");
    var child = place.index(parent + 1, size - 1);
    place.require(depth[child] == 0, "a node without another parent", child);
    depth[child] = depth[parent] + 1;
    place.require(depth[child] <= MAX_DEPTH, "at most " + MAX_DEPTH + " deep", depth[child]);
    return child;
  }
}
