package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells people what a backtest found. */
final class BacktestTable {
  private static final int MOST_CELLS = 20;
  private static final double HUNDRED = 100;
  private static final String ROW = "  %-28s %10s %10s %7s   %14s %14s%n";

  private final PrintWriter out;

  BacktestTable(PrintWriter out) {
    this.out = out;
  }

  void write(JsonNode backtest) {
    var result = backtest.path("result");
    if (result.isMissingNode()) {
      return;
    }
    var window = backtest.path("window");
    var tested = backtest.has("release") ? "release " + backtest.path("release").asText() : "draft";
    print(
        "%s %s, decisions from %s to %s%n",
        backtest.path("project").asText(),
        tested,
        window.path("from").asText(),
        window.path("to").asText());
    all(result.path("all"), result.path("outside").asLong());
    causes(result.path("notReplayable"));
    matrix(result.path("matrix"));
    print(ROW, "", "read", "changed", "", "value before", "value after");
    row("all", result.path("all"));
    for (var groups : List.of("slots", "channels", "segments")) {
      print("  %s%n", groups);
      result
          .path(groups)
          .forEach(group -> row("  " + group.path("name").asText(), group.path("sums")));
    }
    actions(result.path("actions"));
  }

  private void all(JsonNode all, long outside) {
    var read = all.path("read").asLong();
    line("same", all.path("same").asLong(), read, "");
    line(
        "changed",
        all.path("changed").asLong(),
        read,
        "first action %,d, ranking below it %,d, content %,d"
            .formatted(
                all.path("first").asLong(),
                all.path("ranking").asLong(),
                all.path("content").asLong()));
    line("not replayable", all.path("notReplayable").asLong(), read, "");
    if (outside > 0) {
      print("  %-16s %,12d%n", "outside", outside);
    }
  }

  private void line(String name, long count, long of, String detail) {
    var line = "  %-16s %,12d %s   %s".formatted(name, count, percent(count, of), detail);
    print("%s%n", line.stripTrailing());
  }

  private void causes(JsonNode causes) {
    for (var cause : causes) {
      print(
          "    %s %s: %,d%s%n",
          cause.path("cause").asText(),
          cause.path("detail").asText(),
          cause.path("decisions").asLong(),
          examples(texts(cause.path("examples"))));
    }
  }

  /** What stays as it is comes last, in the sums. */
  private void matrix(JsonNode cells) {
    var changed =
        StreamSupport.stream(cells.spliterator(), false)
            .filter(cell -> cell.path("changed").asLong() > 0)
            .toList();
    print("%n  %-52s %10s   %s%n", "first action before → after", "changed", "examples");
    for (var cell : changed.subList(0, Math.min(MOST_CELLS, changed.size()))) {
      var before = cell.path("before").asText("nothing");
      var after = cell.path("after").asText("nothing");
      print(
          "  %-52s %,10d   %s%n",
          before.equals(after) ? before + " (below it, or its content)" : before + " → " + after,
          cell.path("changed").asLong(),
          String.join(" ", cell.path("examples").findValuesAsText("decision")));
    }
    if (changed.size() > MOST_CELLS) {
      print("  and %d more: see --json%n", changed.size() - MOST_CELLS);
    }
    print("%n");
  }

  private void row(String name, JsonNode sums) {
    print(
        ROW,
        name,
        number(sums.path("read").asLong()),
        number(sums.path("changed").asLong()),
        percent(sums.path("changed").asLong(), sums.path("read").asLong()),
        money(sums.path("valueBefore").asDouble()),
        money(sums.path("valueAfter").asDouble()));
  }

  private void actions(JsonNode actions) {
    print(
        "%n  %-28s %10s %10s   %10s %10s   %14s %14s%n",
        "action", "contacts", "after", "first", "after", "value before", "value after");
    for (var action : actions) {
      print(
          "  %-28s %10s %10s   %10s %10s   %14s %14s%n",
          action.path("action").asText(),
          number(action.path("contactsBefore").asLong()),
          number(action.path("contactsAfter").asLong()),
          number(action.path("firstBefore").asLong()),
          number(action.path("firstAfter").asLong()),
          money(action.path("valueBefore").asDouble()),
          money(action.path("valueAfter").asDouble()));
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toList());
  }

  private static String examples(List<String> ids) {
    return ids.isEmpty() ? "" : ", such as " + String.join(" ", ids);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String money(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String percent(long count, long of) {
    return of == 0 ? "" : String.format(Locale.ROOT, "%5.1f %%", HUNDRED * count / of);
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
