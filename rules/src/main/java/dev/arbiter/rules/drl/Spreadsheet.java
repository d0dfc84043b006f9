package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * Turns a spreadsheet in the form of Drools decision tables into DRL. Each row becomes a rule
 * {@code row-12}, after its number in the sheet; its NAME column is what people read as the reason.
 */
final class Spreadsheet {
  private static final int MAX_DRL = 4 << 20;
  private static final Pattern ROW =
      Pattern.compile("^// rule values at [A-Z]+(\\d+), header at .*$");
  private static final Pattern RULE = Pattern.compile("^rule \"(.*)\"$");
  private static final Pattern GIVEN_BY_ENGINE = Pattern.compile(".*_\\d+");
  private static final String IMPORTS =
      "import dev.arbiter.domain.rule.Situation;\nimport dev.arbiter.rules.drl.Candidate;\n";

  private Spreadsheet() {}

  /** The DRL of a spreadsheet; empty, with a problem added, if it cannot be read. */
  static Optional<DrlSource> read(String file, byte[] bytes, Problems problems) {
    if (!SpreadsheetGuard.admits(file, bytes, problems)) {
      return Optional.empty();
    }
    try {
      var drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.XLS);
      if (drl.length() > MAX_DRL) {
        throw new IOException("expected at most " + MAX_DRL + " characters of rules");
      }
      return Optional.of(named(file, drl));
    } catch (IOException refused) {
      problems.add(file, String.valueOf(refused.getMessage()));
    } catch (RuntimeException malformed) {
      problems.add(file, "is not a decision table: " + malformed.getMessage());
    }
    return Optional.empty();
  }

  private static DrlSource named(String file, String drl) {
    var names = new HashMap<String, String>();
    var text = new StringBuilder();
    var row = "";
    var imported = false;
    for (var line : drl.lines().toList()) {
      var atRow = ROW.matcher(line);
      var rule = RULE.matcher(line);
      if (atRow.matches()) {
        row = atRow.group(1);
      }
      if (rule.matches() && !row.isEmpty()) {
        var name = rule.group(1).replace("\\\"", "\"");
        var key = "row-" + row;
        names.put(
            key, GIVEN_BY_ENGINE.matcher(name).matches() ? "row " + row + " of " + file : name);
        text.append("rule \"").append(key).append("\"\n");
        row = "";
      } else {
        text.append(line).append('\n');
      }
      if (!imported && line.startsWith("package ")) {
        text.append(IMPORTS);
        imported = true;
      }
    }
    return new DrlSource(file, text.toString(), names);
  }
}
