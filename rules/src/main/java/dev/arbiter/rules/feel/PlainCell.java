package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.table.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the simplest and most frequent forms, such as {@code >= 5}, {@code [1..2)}, {@code "a",
 * "b"} and {@code not(...)} around them, read without the engine, which takes a millisecond for
 * each.
 */
record PlainCell(List<Test> tests, boolean negated) implements Cell {
  private static final String NUMBER = "-?[0-9]{1,30}(?:\\.[0-9]{1,30})?";
  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)");
  private static final Pattern TEST =
      Pattern.compile(
          ("\\s*(?:(?<sign><=|>=|<|>)?\\s*(?<number>N)|\"(?<text>[^\"\\\\]*)\""
                  + "|(?<open>[\\[(\\]])\\s*(?<low>N)\\s*\\.\\.\\s*(?<high>N)\\s*(?<close>[\\])\\[]))"
                  + "\\s*(?:,|$)")
              .replace("N", NUMBER));

  /** The cell with this text; empty if it is of no plain form. */
  static Optional<Cell> of(String text) {
    var not = NOT.matcher(text);
    var list = not.matches() ? not.group(1) : text;
    var tests = new ArrayList<Test>();
    var found = TEST.matcher(list);
    var end = 0;
    while (end < list.length()) {
      if (!found.find() || found.start() != end) {
        return Optional.empty();
      }
      tests.add(test(found));
      end = found.end();
    }
    var kinds = tests.stream().map(test -> test.bounds().get(0).getClass()).distinct().count();
    return kinds == 1 && !list.stripTrailing().endsWith(",")
        ? Optional.of(new PlainCell(List.copyOf(tests), not.matches()))
        : Optional.empty();
  }

  @Override
  public Optional<List<Object>> bounds() {
    return Optional.of(tests.stream().flatMap(test -> test.bounds().stream()).toList());
  }

  @Override
  public Truth accepts(@Nullable Object value) {
    if (value == null) {
      return Truth.FALSE;
    }
    return tests.get(0).bounds().get(0).getClass() == value.getClass()
        ? Truth.of(tests.stream().anyMatch(test -> test.holds(value)) != negated)
        : Truth.UNKNOWN;
  }

  private static Test test(Matcher found) {
    if (found.group("text") != null) {
      return new Same(found.group("text"));
    }
    if (found.group("number") != null) {
      var number = new BigDecimal(found.group("number"));
      return found.group("sign") == null
          ? new Same(number)
          : new Compared(found.group("sign"), number);
    }
    return new Between(
        new Compared(found.group("open").equals("[") ? ">=" : ">", number(found, "low")),
        new Compared(found.group("close").equals("]") ? "<=" : "<", number(found, "high")));
  }

  private static BigDecimal number(Matcher found, String group) {
    return new BigDecimal(found.group(group));
  }

  /** One of the tests of a cell. */
  sealed interface Test {
    List<Object> bounds();

    boolean holds(Object value);
  }

  private record Same(Object constant) implements Test {
    @Override
    public List<Object> bounds() {
      return List.of(constant);
    }

    @Override
    public boolean holds(Object value) {
      return value instanceof BigDecimal number
          ? number.compareTo((BigDecimal) constant) == 0
          : value.equals(constant);
    }
  }

  private record Compared(String sign, BigDecimal constant) implements Test {
    @Override
    public List<Object> bounds() {
      return List.of(constant);
    }

    @Override
    public boolean holds(Object value) {
      var order = ((BigDecimal) value).compareTo(constant);
      return order == 0 ? sign.length() == 2 : order < 0 == sign.startsWith("<");
    }
  }

  private record Between(Compared low, Compared high) implements Test {
    @Override
    public List<Object> bounds() {
      return List.of(low.constant(), high.constant());
    }

    @Override
    public boolean holds(Object value) {
      return low.holds(value) && high.holds(value);
    }
  }
}
