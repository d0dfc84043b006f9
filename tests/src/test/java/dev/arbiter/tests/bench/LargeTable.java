package dev.arbiter.tests.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A decision table of ten columns in no order: five of which, together, tell the rows apart, and
 * five of texts, bands of numbers and dashes. Always the same for the same number of rows.
 */
final class LargeTable {
  private static final int COLUMNS = 10;
  private static final int DISTINCT = 5;
  private static final int BASE = 7;
  private static final int VALUES = 18;
  private static final int DASHES = 3;
  private static final int WIDTH = 1050;

  private final Random random = new Random(1);
  private final List<int[]> rows = new ArrayList<>();

  LargeTable(int size) {
    for (var number : random.ints(0, Integer.MAX_VALUE).limit(size).boxed().toList()) {
      rows.add(row(rows.size(), number));
    }
    Collections.shuffle(rows, random);
  }

  private int[] row(int number, int seed) {
    var rest = number;
    var other = new Random(seed);
    var digits = new int[COLUMNS];
    for (var i = 0; i < COLUMNS; i++) {
      digits[i] = i < DISTINCT ? rest % BASE : other.nextInt(VALUES + DASHES);
      rest /= BASE;
    }
    return digits;
  }

  /** The table as a DMN file whose rows speak of the action {@code hello}. */
  String dmn() {
    var columns = IntStream.range(0, COLUMNS).boxed().toList();
    var inputs =
        columns.stream()
            .map(
                "<input><inputExpression><text>context.c%d</text></inputExpression></input>"
                    ::formatted);
    var text =
        new StringBuilder(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="t" namespace="t">
            <inputData id="c" name="context"><variable name="context"/></inputData>
            <decision id="d" name="Offers"><variable name="Offers"/>
            <informationRequirement><requiredInput href="#c"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">%s
            <output name="action"/><output name="verdict"/>
            """
                .formatted(String.join("", inputs.toList())));
    for (var row : rows) {
      text.append("<rule>");
      for (var column : columns) {
        text.append("<inputEntry><text>").append(cell(column, row[column]));
        text.append("</text></inputEntry>");
      }
      text.append("<outputEntry><text>\"hello\"</text></outputEntry>");
      text.append("<outputEntry><text>\"keep\"</text></outputEntry></rule>\n");
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }

  private static String cell(int column, int digit) {
    if (column >= DISTINCT && digit >= VALUES) {
      return "-";
    }
    return column % 2 == 0 ? "\"v" + digit + "\"" : "[" + low(digit) + ".." + low(digit + 1) + ")";
  }

  private static BigDecimal low(int digit) {
    return BigDecimal.valueOf(digit * (long) WIDTH, 2);
  }

  /** Inputs; every second one matches a row. */
  List<Map<String, Object>> inputs(int size) {
    return IntStream.range(0, size).mapToObj(this::input).toList();
  }

  private Map<String, Object> input(int number) {
    var row = number % 2 == 0 ? rows.get(random.nextInt(rows.size())) : row(0, random.nextInt());
    var input = new HashMap<String, Object>();
    for (var i = 0; i < COLUMNS; i++) {
      var digit = Math.min(row[i], VALUES - 1);
      var inside = BigDecimal.valueOf(digit * (long) WIDTH + random.nextInt(WIDTH), 2);
      input.put("c" + i, i % 2 == 0 ? "v" + digit : inside);
    }
    return input;
  }
}
