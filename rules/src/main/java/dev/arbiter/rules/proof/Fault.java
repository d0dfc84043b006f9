package dev.arbiter.rules.proof;

import dev.arbiter.domain.rule.RuleRef;
import java.util.Optional;

/**
 * A seeded fault: one small change of the rules that somebody might make by mistake.
 *
 * @param line counts from 1; 0 in a spreadsheet
 * @param place where in the file in words
 * @param change what is changed into what
 * @param edit the change of the text of the file, or of the rule
 * @param rule the rule in DRL that is changed; empty if the file itself is
 * @param harmless why no decision can differ; empty if one may
 */
public record Fault(
    String file,
    int line,
    String place,
    String change,
    Edit edit,
    Optional<RuleRef> rule,
    Optional<String> harmless) {

  /** A fault in a file that is not DRL. */
  static Fault inFile(String file, int line, String place, String change, Edit edit) {
    return new Fault(file, line, place, change, edit, Optional.empty(), Optional.empty());
  }

  Fault harmlessFor(String reason) {
    return new Fault(file, line, place, change, edit, rule, Optional.of(reason));
  }

  @Override
  public String toString() {
    var where = line > 0 ? file + ":" + line : file;
    return where + ": " + (place.isEmpty() ? "" : place + ": ") + change;
  }

  /**
   * A part of a text, from a first character to the one before {@code end}, and what replaces it.
   */
  record Edit(int start, int end, String replacement) {
    String apply(String text) {
      return text.substring(0, start) + replacement + text.substring(end);
    }

    Edit shifted(int by) {
      return new Edit(start + by, end + by, replacement);
    }
  }
}
