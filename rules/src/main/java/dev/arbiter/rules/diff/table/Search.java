package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.analysis.table.Rows;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds where a question about the rows that match has an answer. Divides the space of a grid,
 * column after column, as far as a row in focus matches; what was found for some rows is found
 * once, and slices of a column with the same findings become one. So it makes a decision diagram,
 * whose ways are the boxes. For one thread.
 *
 * @param <A> the answer
 */
final class Search<A> {
  private final Rows rows;
  private final BitSet focus;
  private final Function<int[], List<A>> question;
  private final boolean first;
  private final Budget budget;
  private final Map<State, Node<A>> known = new HashMap<>();
  private final Map<Object, Node<A>> nodes = new HashMap<>();

  private record State(int depth, IntBuffer rows) {}

  /** What is below a slice; two that are equal are the same object. */
  private record Edge<A>(IntBuffer spans, Node<A> below) {}

  private static final class Node<A> {
    private final List<Edge<A>> edges;
    private final List<A> answer;

    Node(List<Edge<A>> edges, List<A> answer) {
      this.edges = edges;
      this.answer = answer;
    }

    boolean isNothing() {
      return edges.isEmpty() && answer.isEmpty();
    }
  }

  /**
   * A box and the answer in it.
   *
   * @param spans for each column the pieces, as pairs of a first and a last one
   */
  record Found<A>(List<IntBuffer> spans, A answer) {}

  /**
   * @param focus the rows of which one must match for an answer; empty if none need
   * @param question the answer for the rows that match; none if it is of no interest
   * @param first whether no row counts after one that matches
   */
  Search(Rows rows, BitSet focus, Function<int[], List<A>> question, boolean first, Budget budget) {
    this.rows = rows;
    this.focus = focus;
    this.question = question;
    this.first = first;
    this.budget = budget;
  }

  /** The boxes, at most so many; all of them unless the budget runs out. */
  List<Found<A>> find(int[] some, int most) {
    var found = new ArrayList<Found<A>>();
    var path = new IntBuffer[rows.scales().size()];
    walk(visit(0, some), 0, path, found, most);
    return found;
  }

  private Node<A> visit(int depth, int[] all) {
    var some = first ? untilFree(all, depth) : all;
    if (budget.isOut() || !isOpen(some)) {
      return node(List.of(), List.of());
    }
    if (depth == rows.order().length) {
      return node(List.of(), question.apply(some));
    }
    var state = new State(depth, IntBuffer.wrap(some));
    var before = known.get(state);
    if (before != null) {
      return before;
    }
    var node = divide(depth, some);
    known.put(state, node);
    return node;
  }

  private Node<A> divide(int depth, int[] some) {
    var slices = Slices.of(rows, rows.order()[depth], some, focus, budget);
    var below = new LinkedHashMap<Node<A>, BitSet>();
    for (var i = 0; i < slices.count() && !budget.isOut(); i++) {
      var node = visit(depth + 1, slices.rows(i));
      if (!node.isNothing()) {
        var pieces = below.computeIfAbsent(node, key -> new BitSet());
        pieces.set(slices.first(i), slices.last(i) + 1);
      }
    }
    var edges = new ArrayList<Edge<A>>();
    below.forEach(
        (node, pieces) -> edges.add(new Edge<>(IntBuffer.wrap(Slices.spans(pieces)), node)));
    return node(edges, List.of());
  }

  private Node<A> node(List<Edge<A>> edges, List<A> answer) {
    return nodes.computeIfAbsent(List.of(edges, answer), key -> new Node<>(edges, answer));
  }

  private boolean isOpen(int[] some) {
    if (focus.isEmpty()) {
      return true;
    }
    for (var row : some) {
      if (focus.get(row)) {
        return true;
      }
    }
    return false;
  }

  /** The rows up to the first that surely matches, whatever the other columns say. */
  private int[] untilFree(int[] some, int depth) {
    for (var i = 0; i < some.length; i++) {
      if (!focus.get(some[i]) && rows.isCertain(some[i]) && rows.isFree(some[i], depth)) {
        return Arrays.copyOf(some, i + 1);
      }
    }
    return some;
  }

  private void walk(Node<A> node, int depth, IntBuffer[] path, List<Found<A>> found, int most) {
    if (found.size() >= most) {
      return;
    }
    node.answer.forEach(answer -> found.add(new Found<>(List.of(path), answer)));
    for (var edge : node.edges) {
      path[rows.order()[depth]] = edge.spans();
      walk(edge.below(), depth + 1, path, found, most);
    }
  }

  /** Makes one box of two that differ in one column and have the same answer. */
  static <A> List<Found<A>> merged(List<Found<A>> found) {
    var all = found;
    for (var size = all.size() + 1; all.size() < size; ) {
      size = all.size();
      var columns = all.isEmpty() ? 0 : all.get(0).spans().size();
      for (var column = 0; column < columns; column++) {
        all = merged(all, column);
      }
    }
    return all;
  }

  private static <A> List<Found<A>> merged(List<Found<A>> found, int column) {
    var alike = new LinkedHashMap<Object, Found<A>>();
    for (var box : found) {
      var others = new ArrayList<>(box.spans());
      others.remove(column);
      alike.merge(List.of(others, box.answer()), box, (one, two) -> joined(one, two, column));
    }
    return List.copyOf(alike.values());
  }

  private static <A> Found<A> joined(Found<A> one, Found<A> two, int column) {
    var pieces = new BitSet();
    for (var spans : List.of(one.spans().get(column), two.spans().get(column))) {
      for (var i = 0; i < spans.capacity(); i += 2) {
        pieces.set(spans.get(i), spans.get(i + 1) + 1);
      }
    }
    var all = new ArrayList<>(one.spans());
    all.set(column, IntBuffer.wrap(Slices.spans(pieces)));
    return new Found<>(all, one.answer());
  }
}
