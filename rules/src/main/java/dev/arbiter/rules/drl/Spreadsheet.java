package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;

/**
 * Turns a spreadsheet in the form of Drools decision tables, XLSX or CSV, into DRL. Each row
 * becomes a rule {@code row-12}, after its number in the sheet; its NAME column is what people read
 * as the reason.
 */
final class Spreadsheet {
  static final String CSV = ".csv";

  private static final int MAX_DRL = 4 << 20;
  private static final long MOST_WEIGHT = 8L * MAX_DRL;
  private static final Pattern ROW =
      Pattern.compile("^// rule values at [A-Z]+(\\d+), header at .*$");
  private static final Pattern RULE = Pattern.compile("^rule \"(.*)\"$");
  private static final Pattern GIVEN_BY_ENGINE = Pattern.compile(".*_\\d+");
  private static final String IMPORTS =
      "import dev.arbiter.domain.rule.Situation;\nimport dev.arbiter.rules.drl.Candidate;\n";

  private Spreadsheet() {}

  /** The DRL of a spreadsheet; empty, with a problem added, if it cannot be read. */
  static Optional<DrlSource> read(String file, byte[] bytes, Problems problems) {
    try {
      var drl = file.endsWith(CSV) ? ofCsv(file, bytes, problems) : ofXlsx(file, bytes, problems);
      if (drl.isPresent() && drl.get().length() > MAX_DRL) {
        throw new IOException("expected at most " + MAX_DRL + " characters of rules");
      }
      return drl.map(text -> named(file, text));
    } catch (IOException refused) {
      problems.add(file, String.valueOf(refused.getMessage()));
    } catch (RuntimeException malformed) {
      problems.add(file, "is not a decision table: " + malformed.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<String> ofXlsx(String file, byte[] bytes, Problems problems) {
    return SpreadsheetGuard.admits(file, bytes, problems)
        ? Optional.of(
            new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.XLS))
        : Optional.empty();
  }

  /** The cells go to the engine as read here, so that nobody can read them in another way. */
  private static Optional<String> ofCsv(String file, byte[] bytes, Problems problems) {
    return Csv.read(file, bytes, problems)
        .map(CsvSheet::new)
        .filter(sheet -> fits(sheet, file, problems))
        .map(
            sheet -> {
              var listener = new DefaultRuleSheetListener(true, true);
              sheet.tell(listener);
              return new SpreadsheetCompiler().listenerToString(listener);
            });
  }

  /** Looked at before, for the engine writes all rules before anybody can look. */
  private static boolean fits(CsvSheet sheet, String file, Problems problems) {
    var fits = sheet.weight() <= MOST_WEIGHT;
    if (!fits) {
      problems.add(file, "expected fewer rows or shorter cells: its rules would be too long");
    }
    return fits;
  }

  private static DrlSource named(String file, String drl) {
    var names = new HashMap<String, String>();
    var rows = new ArrayList<Integer>();
    var text = new StringBuilder();
    var row = "";
    var number = 0;
    var imported = false;
    for (var line : drl.lines().toList()) {
      var atRow = ROW.matcher(line);
      var rule = RULE.matcher(line);
      if (atRow.matches()) {
        row = atRow.group(1);
        number = Integer.parseInt(row);
      }
      rows.add(number);
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
        IMPORTS.lines().forEach(any -> rows.add(0));
        imported = true;
      }
    }
    return new DrlSource(file, text.toString(), names, rows);
  }
}
