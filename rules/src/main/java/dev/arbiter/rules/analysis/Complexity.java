package dev.arbiter.rules.analysis;

import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.project.TriggerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what people can no longer take in.
 *
 * @param most terms, that is, names and values, of one condition, cell or rule
 */
record Complexity(int most) {
  private static final Pattern TERM =
      Pattern.compile("\"[^\"]*\"|[A-Za-z_][\\w.]*|[0-9]+(?:\\.[0-9]+)?");

  static int terms(String feel) {
    return (int) TERM.matcher(feel).results().count();
  }

  List<Finding> findings(RuleProject project, List<TableSource> tables, DrlInventory drl) {
    var found = new ArrayList<Finding>();
    project
        .among()
        .forEach((tier, c) -> check(found, c.file(), c.line(), tier + ".among", terms(c.text())));
    Stream.concat(
            project.segments().stream().map(SegmentSource::condition),
            project.triggers().stream().map(TriggerSource::condition))
        .forEach(c -> check(found, c.file(), c.line(), "condition", terms(c.text())));
    for (var action : project.actions()) {
      action
          .eligibility()
          .ifPresent(c -> check(found, c.file(), c.line(), "eligibility", terms(c.text())));
    }
    for (var table : tables) {
      for (var input : table.inputs()) {
        var place = table.name() + ", " + input.label();
        check(found, table.file(), table.line(), place, terms(input.expression()));
      }
      for (var row : table.rows()) {
        var largest = row.cells().stream().mapToInt(Complexity::terms).max().orElse(0);
        check(found, table.file(), row.line(), table.name() + ", row " + row.number(), largest);
      }
    }
    for (var rule : drl.rules()) {
      check(found, rule.file(), rule.line(), rule.rule().name(), rule.terms());
    }
    return found;
  }

  private void check(List<Finding> found, String file, int line, String place, int terms) {
    if (terms > most) {
      found.add(
          new Finding(
              Check.CONDITION_COMPLEX,
              Severity.WARNING,
              file,
              line,
              place,
              "expected at most %d terms, found %d".formatted(most, terms)));
    }
  }
}
