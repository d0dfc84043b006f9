package dev.arbiter.rules.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was found out about the rules of a project.
 *
 * @param file its path in the project
 * @param line counts from 1; 0 if the finding is not at one line
 * @param place where in the file in words, such as {@code Offers, row 3}
 * @param witness inputs that show it, by input, as FEEL writes them; empty if it needs none
 * @param rows of decision tables that it is about, as decisions name them; the one at its line
 *     first
 * @param suggestion the cells of a row that would mend it, one for each input; empty if none is
 *     known
 */
public record Finding(
    Check check,
    Severity severity,
    String file,
    int line,
    String place,
    String message,
    Map<String, String> witness,
    List<String> rows,
    List<String> suggestion) {
  public Finding {
    witness = Collections.unmodifiableMap(new LinkedHashMap<>(witness));
    rows = List.copyOf(rows);
    suggestion = List.copyOf(suggestion);
  }

  public Finding(
      Check check, Severity severity, String file, int line, String place, String message) {
    this(check, severity, file, line, place, message, Map.of(), List.of(), List.of());
  }

  @Override
  public String toString() {
    var where = line > 0 ? file + ":" + line : file;
    return where + ": " + (place.isEmpty() ? "" : place + ": ") + message;
  }
}
