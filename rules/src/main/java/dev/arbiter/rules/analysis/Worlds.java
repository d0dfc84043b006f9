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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All that may be the case as far as a condition can tell: each fact that it compares in one of the
 * pieces in which no comparison of it changes, everything else true or false by itself. So there is
 * more here than there can be, and what is true in no world, or in all, is so indeed, whenever all
 * that it reads is known.
 */
final class Worlds {
  private static final long MOST = 100_000;

  private final Map<String, Integer> choices = new LinkedHashMap<>();
  private final Map<Test, int[]> accepted = new HashMap<>();

  private Worlds() {}

  static Worlds of(ConditionTerm condition, FeelCells cells) {
    var worlds = new Worlds();
    var tests = new LinkedHashMap<String, List<Test>>();
    worlds.gather(condition, tests);
    tests.forEach((fact, some) -> worlds.add(fact, some, cells));
    return worlds;
  }

  /** Whether there are few enough to look at all of them. */
  boolean areFew() {
    var count = 1L;
    for (var choice : choices.values()) {
      count *= choice;
      if (count > MOST) {
        return false;
      }
    }
    return true;
  }

  boolean isNeverTrue(ConditionTerm term) {
    return all(world -> !holds(term, world));
  }

  boolean isAlwaysTrue(ConditionTerm term) {
    return all(world -> holds(term, world));
  }

  private void gather(ConditionTerm term, Map<String, List<Test>> tests) {
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
    } else {
      choices.put(term.text(), 2);
    }
  }

  private void add(String fact, List<Test> tests, FeelCells cells) {
    var rows = tests.stream().map(test -> List.of(cells.cell(test.cell()))).toList();
    var grid = new Grid(rows, List.of(Cell.ANY));
    var scale = grid.scales().get(0);
    choices.put(fact, scale.size() - 1); // what is unknown comes last
    for (var row = 0; row < rows.size(); row++) {
      var test = tests.get(row);
      grid.span(row, 0)
          .ifPresentOrElse(span -> accepted.put(test, span), () -> choices.put(test.text(), 2));
    }
  }

  private boolean all(Predicate<Map<String, Integer>> holds) {
    return all(List.copyOf(choices.keySet()), 0, new HashMap<>(), holds);
  }

  private boolean all(
      List<String> names,
      int next,
      Map<String, Integer> world,
      Predicate<Map<String, Integer>> holds) {
    if (next == names.size()) {
      return holds.test(world);
    }
    var name = names.get(next);
    for (var choice = 0; choice < choices.getOrDefault(name, 0); choice++) {
      world.put(name, choice);
      if (!all(names, next + 1, world, holds)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ConditionTerm term, Map<String, Integer> world) {
    if (term instanceof Both both) {
      return holds(both.left(), world) && holds(both.right(), world);
    }
    if (term instanceof Either either) {
      return holds(either.left(), world) || holds(either.right(), world);
    }
    if (term instanceof Not not) {
      return !holds(not.term(), world);
    }
    if (term instanceof Test test && accepted.containsKey(test)) {
      return contains(accepted.getOrDefault(test, new int[0]), world.getOrDefault(test.fact(), 0));
    }
    return world.getOrDefault(term.text(), 0) == 1;
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
