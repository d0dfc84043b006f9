package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problem;
import java.util.List;
import java.util.Map;

/**
 * DRL and where it comes from.
 *
 * @param file the file in the project
 * @param drl its text, or the text made of it
 * @param names what people read as the name of a rule, where it is not its name in the text
 * @param rows for each line of a text that was made of a sheet the row it was made of, 0 for the
 *     headers; empty for a file of DRL
 */
record DrlSource(String file, String drl, Map<String, String> names, List<Integer> rows) {
  DrlSource {
    names = Map.copyOf(names);
    rows = List.copyOf(rows);
  }

  static DrlSource ofFile(String file, String drl) {
    return new DrlSource(file, drl, Map.of(), List.of());
  }

  boolean isSheet() {
    return !rows.isEmpty();
  }

  /** A problem at a line of the text as one at a place in the file. */
  Problem placed(Problem problem) {
    if (!isSheet()) {
      return problem;
    }
    var line = problem.line();
    var row = line > 0 && line <= rows.size() ? rows.get(line - 1) : 0;
    var path = problem.path().isEmpty() && row > 0 ? "row-" + row : problem.path();
    var isOfLines = file.endsWith(Spreadsheet.CSV);
    return new Problem(file, isOfLines ? row : 0, path, problem.message());
  }
}
