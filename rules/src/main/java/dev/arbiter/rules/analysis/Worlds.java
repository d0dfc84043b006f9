package dev.arbiter.rules.analysis;

import dev.arbiter.rules.feel.ConditionTerm;
import dev.arbiter.rules.feel.ConditionTerm.Both;
import dev.arbiter.rules.feel.ConditionTerm.Either;
import dev.arbiter.rules.feel.ConditionTerm.Not;
import dev.arbiter.rules.feel.ConditionTerm.Test;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that may be the case as far as a condition can tell: each fact that it compares in one of the
 * pieces in which no comparison of it changes, everything else true or false by itself. So there is
 * more here than there can be, and what is true in no world, or in all, is so indeed, whenever all
 * that it reads is known.
 */
final class Worlds {
  /** Of each thing that makes worlds differ, in how many ways. */
  private final List<Integer> ways = new ArrayList<>();

  private final Map<String, Integer> things = new HashMap<>();
  private final Map<Test, int[]> accepted = new HashMap<>();
  private final Map<ConditionTerm, Integer> terms = new HashMap<>();

  /** Of each term, those of its parts before it. */
  private final List<Answer> answers = new ArrayList<>();

  private final BitSet everTrue = new BitSet();
  private final BitSet everFalse = new BitSet();

  private Worlds() {}

  /** Whether a term is true in a world, by what its parts are. */
  private interface Answer {
    boolean in(int[] world, BitSet parts);
  }

  static Worlds of(ConditionTerm condition, FeelCells cells) {
    var worlds = new Worlds();
    var tests = new LinkedHashMap<String, List<Test>>();
    gather(condition, tests);
    tests.forEach((fact, some) -> worlds.compare(fact, some, cells));
    worlds.term(condition);
    return worlds;
  }

  /** How many terms have to be answered at most to look at all. */
  double effort() {
    return ways.stream().mapToDouble(way -> way).reduce(answers.size(), (one, more) -> one * more);
  }

  /** Looks at all; what is asked afterwards is answered by that. */
  void look() {
    var world = new int[ways.size()];
    var truths = new BitSet();
    do {
      for (var i = 0; i < answers.size(); i++) {
        var truth = answers.get(i).in(world, truths);
        truths.set(i, truth);
        (truth ? everTrue : everFalse).set(i);
      }
    } while (isOpen() && next(world));
  }

  boolean isNeverTrue(ConditionTerm term) {
    return !everTrue.get(term(term));
  }

  boolean isAlwaysTrue(ConditionTerm term) {
    return !everFalse.get(term(term));
  }

  private boolean isOpen() {
    return everTrue.cardinality() + everFalse.cardinality() < 2 * answers.size();
  }

  private boolean next(int[] world) {
    for (var i = 0; i < world.length; i++) {
      if (++world[i] < ways.get(i)) {
        return true;
      }
      world[i] = 0;
    }
    return false;
  }

  private static void gather(ConditionTerm term, Map<String, List<Test>> tests) {
    if (term instanceof Both both) {
      gather(both.left(), tests);
      gather(both.right(), tests);
    } else if (term instanceof Either either) {
      gather(either.left(), tests);
      gather(either.right(), tests);
    } else if (term instanceof Not not) {
      gather(not.term(), tests);
    } else if (term instanceof Test test) {
      tests.computeIfAbsent(test.fact(), fact -> new ArrayList<>()).add(test);
    }
  }

  private void compare(String fact, List<Test> tests, FeelCells cells) {
    var rows = tests.stream().map(test -> List.of(cells.cell(test.cell()))).toList();
    var grid = new Grid(rows, List.of(Cell.ANY));
    thing(fact, grid.scales().get(0).size() - 1); // what is unknown comes last
    for (var row = 0; row < rows.size(); row++) {
      var test = tests.get(row);
      grid.span(row, 0).ifPresent(span -> accepted.put(test, span));
    }
  }

  private int thing(String name, int in) {
    return things.computeIfAbsent(
        name,
        same -> {
          ways.add(in);
          return ways.size() - 1;
        });
  }

  private int term(ConditionTerm term) {
    var known = terms.get(term);
    if (known != null) {
      return known;
    }
    answers.add(answer(term));
    terms.put(term, answers.size() - 1);
    return answers.size() - 1;
  }

  private Answer answer(ConditionTerm term) {
    if (term instanceof Both both) {
      var left = term(both.left());
      var right = term(both.right());
      return (world, parts) -> parts.get(left) && parts.get(right);
    }
    if (term instanceof Either either) {
      var left = term(either.left());
      var right = term(either.right());
      return (world, parts) -> parts.get(left) || parts.get(right);
    }
    if (term instanceof Not not) {
      var part = term(not.term());
      return (world, parts) -> !parts.get(part);
    }
    if (term instanceof Test test && accepted.containsKey(test)) {
      var span = accepted.getOrDefault(test, new int[0]);
      var fact = thing(test.fact(), 1);
      return (world, parts) -> contains(span, world[fact]);
    }
    var other = thing("? " + term.text(), 2); // no name of a fact
    return (world, parts) -> world[other] == 1;
  }

  private static boolean contains(int[] spans, int piece) {
    for (var i = 0; i < spans.length; i += 2) {
      if (spans[i] <= piece && piece <= spans[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
