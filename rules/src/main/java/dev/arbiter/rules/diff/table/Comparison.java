package dev.arbiter.rules.diff.table;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.diff.table.Region.Unconfirmed;
import dev.arbiter.rules.feel.FeelCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Compares two versions of one table. For one comparison. */
final class Comparison {
  private static final int MOST_BOXES = 5_000;
  private static final int MOST_LISTED = 50;
  private static final int MOST_UNCONFIRMED = 20;

  private final TableSource table;
  private final TablePair pair;
  private final Answers before;
  private final Answers after;
  private final Budget budget;
  private final TreeSet<Integer> open = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();

  /** What is answered before and after. */
  private record Change(Object before, Object after) {}

  Comparison(TableSource earlier, TableSource later, FeelCells feel, Budget budget) {
    this.table = later;
    this.pair = new TablePair(earlier, later, feel);
    this.before = new Answers(earlier);
    this.after = new Answers(later);
    this.budget = budget;
  }

  TableDifference difference(Trial trial) {
    var boxes = Search.merged(boxes());
    if (budget.isOut()) {
      notes.add("the search ended with the bound of the comparison; there may be more");
    }
    if (!open.isEmpty()) {
      notes.add("rows that ask for more than intervals and sets: " + rows());
    }
    var regions = new ArrayList<Region>();
    var unconfirmed = new ArrayList<Unconfirmed>();
    var witnesses = new Witnesses(pair, trial);
    for (var box : boxes) {
      if (regions.size() >= MOST_LISTED || budget.isLate()) {
        break;
      }
      var region = witnesses.region(box.spans());
      region.ifPresent(regions::add);
      if (region.isEmpty() && unconfirmed.size() < MOST_UNCONFIRMED) {
        unconfirmed.add(witnesses.unconfirmed(box.spans()));
      }
    }
    return new TableDifference(
        table.file(),
        table.name(),
        notes.isEmpty(),
        notes,
        regions,
        unconfirmed,
        boxes.size() - regions.size() - unconfirmed.size());
  }

  private String rows() {
    return open.stream()
        .limit(MOST_UNCONFIRMED)
        .map(pair.rows()::get)
        .map(
            row ->
                row.after()
                    .map(number -> "row " + number)
                    .orElseGet(() -> "row " + row.before().orElse(0) + " before"))
        .collect(joining(", "));
  }

  /** Looks only at those rows that can have a part in a difference. */
  private List<Search.Found<Change>> boxes() {
    var alike = before.frame().equals(after.frame());
    var changed = pair.changed();
    if (alike && changed.isEmpty()) {
      return List.of();
    }
    if (alike && before.isByAction()) {
      var boxes = new ArrayList<Search.Found<Change>>();
      for (var action : actions(changed)) {
        boxes.addAll(search(row -> said(row).equals(action), changed));
      }
      return boxes;
    }
    return search(row -> true, alike ? changed : new BitSet());
  }

  private Set<String> actions(BitSet changed) {
    var actions = new TreeSet<String>();
    changed.stream().forEach(row -> actions.add(said(row)));
    return actions;
  }

  private String said(int row) {
    return pair.rows().get(row).saying().said("action");
  }

  private List<Search.Found<Change>> search(IntPredicate rows, BitSet focus) {
    var some = IntStream.range(0, pair.rows().size()).filter(rows).toArray();
    var first = !focus.isEmpty() && before.isFirst() && after.isFirst();
    var search = new Search<>(pair.boxes(), focus, this::change, first, budget);
    var found = search.find(some, MOST_BOXES);
    if (found.size() >= MOST_BOXES) {
      notes.add("more than %,d boxes of inputs differ; there may be more".formatted(MOST_BOXES));
    }
    return found;
  }

  /** Rows of which it is not known whether they match are taken in, and left out. */
  private List<Change> change(int[] some) {
    var certain = Arrays.stream(some).filter(pair.boxes()::isCertain).toArray();
    if (certain.length < some.length) {
      Arrays.stream(some).filter(row -> !pair.boxes().isCertain(row)).forEach(open::add);
    }
    return answers(some).or(() -> answers(certain)).stream().toList();
  }

  private Optional<Change> answers(int[] some) {
    var change = new Change(before.of(sayings(some, false)), after.of(sayings(some, true)));
    return Optional.of(change).filter(each -> !each.before().equals(each.after()));
  }

  private List<Saying> sayings(int[] some, boolean later) {
    return Arrays.stream(some)
        .mapToObj(pair.rows()::get)
        .filter(row -> row.isIn(later))
        .map(TablePair.Row::saying)
        .toList();
  }
}
