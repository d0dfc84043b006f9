package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.analysis.table.TableSource;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a row says, so far as it is told from its text.
 *
 * @param outputs by name; equal ones have equal values in every situation
 * @param literal whether they are values, so that different ones have different values
 */
record Saying(Map<String, Object> outputs, boolean literal) {
  private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"|true|false|null");

  static Saying of(TableSource table, TableSource.Row row) {
    var outputs = new TreeMap<String, Object>();
    var literal = true;
    for (var i = 0; i < table.outputs().size(); i++) {
      var text = row.outputs().get(i).strip();
      var value = normal(text);
      literal &= value instanceof BigDecimal || LITERAL.matcher(text).matches();
      if (!table.ofActions() || !text.equals("null")) {
        outputs.put(table.outputs().get(i).name(), value);
      }
    }
    return new Saying(outputs, literal);
  }

  /** A number whatever its scale, else the text. */
  static Object normal(String text) {
    try {
      return new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException other) {
      return text;
    }
  }

  String said(String output) {
    return String.valueOf(outputs.getOrDefault(output, "")).replace("\"", "");
  }
}
