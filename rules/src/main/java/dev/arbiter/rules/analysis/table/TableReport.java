package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts what was found in a table into words. */
final class TableReport {
  private final TableSource table;
  private final List<Finding> findings = new ArrayList<>();

  TableReport(TableSource table) {
    this.table = table;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Says something of a row, counted from 0, and of others that have to do with it. */
  void add(Check check, Severity severity, int row, String message, int... others) {
    add(check, severity, row, message, Map.of(), others);
  }

  /** Says something of the second row of a pair that matches together in a box. */
  void add(Check check, Severity severity, Clashes.Pair pair, String message, Box box) {
    add(check, severity, pair.second(), message, witness(box), pair.first());
  }

  private void add(
      Check check,
      Severity severity,
      int row,
      String message,
      Map<String, String> witness,
      int... others) {
    var source = table.rows().get(row);
    var place = "%s, row %d".formatted(table.name(), source.number());
    var rows =
        IntStream.concat(IntStream.of(row), IntStream.of(others))
            .mapToObj(one -> table.rows().get(one).reference())
            .toList();
    findings.add(
        new Finding(
            check,
            severity,
            table.file(),
            source.line(),
            place,
            message,
            witness,
            rows,
            List.of()));
  }

  /** A table of actions may be silent, a model should have an answer. */
  void gap(Box box) {
    findings.add(
        new Finding(
            Check.TABLE_GAP,
            table.ofActions() ? Severity.NOTE : Severity.WARNING,
            table.file(),
            table.line(),
            table.name(),
            "no row speaks here; a row that would: | " + String.join(" | ", box.cells()) + " |",
            witness(box),
            List.of(),
            box.cells()));
  }

  /** Says what was not looked at. */
  void note(String message) {
    findings.add(
        new Finding(
            Check.TABLE_OPEN, Severity.NOTE, table.file(), table.line(), table.name(), message));
  }

  /** Says that a search ended because it had found enough, if it had. */
  void limit(int found, int most, String sought) {
    if (found >= most) {
      note("the search for %s ended after the first %d; there may be more".formatted(sought, most));
    }
  }

  /** The inputs of a box by what they read. */
  private Map<String, String> witness(Box box) {
    var witness = new LinkedHashMap<String, String>();
    var values = box.witness();
    for (var i = 0; i < values.size(); i++) {
      var expression = table.inputs().get(i).expression();
      values.get(i).ifPresent(value -> witness.put(expression, value));
    }
    return witness;
  }
}
