package dev.arbiter.rules.cli.report;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.diff.ReleaseDiff;
import dev.arbiter.rules.diff.source.Change;
import dev.arbiter.rules.diff.source.Change.How;
import dev.arbiter.rules.diff.source.Change.Kind;
import dev.arbiter.rules.diff.table.Region;
import dev.arbiter.rules.diff.table.TableDifference;
import dev.arbiter.rules.diff.world.Divergence;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells people what changes from one release to another. */
public final class DiffText {
  private static final int MAX_TEXT = 200;
  private static final int MOST_DIVERGENCES = 12;
  private static final int SHORT_DIGEST = 19;

  private final PrintWriter out;

  public DiffText(PrintWriter out) {
    this.out = out;
  }

  public void write(ReleaseDiff diff) {
    print("%s → %s%n", version(diff.before()), version(diff.after()));
    if (diff.outcome() == ReleaseDiff.Outcome.SAME) {
      print("The files are the same.%n");
      return;
    }
    print("%nWhat was changed%n");
    var file = "";
    for (var change : diff.changes()) {
      if (!change.file().equals(file)) {
        file = change.file();
        print("  %s%n", file);
      }
      print("    %s%n", words(change));
    }
    if (diff.unlisted() > 0) {
      print("  and %,d more changes%n", diff.unlisted());
    }
    if (!diff.tables().isEmpty()) {
      print("%nFor which inputs tables answer differently%n");
      diff.tables().forEach(this::table);
    }
    worlds(diff);
  }

  private static String version(ReleaseDiff.Version version) {
    var digest = version.digest();
    return version.project() + " " + digest.substring(0, Math.min(SHORT_DIGEST, digest.length()));
  }

  private static String words(Change change) {
    var line = change.line() > 0 ? " (line %d)".formatted(change.line()) : "";
    return place(change) + done(change) + line;
  }

  private static String place(Change change) {
    var place =
        change.kind() == Kind.RULE ? "rule \"%s\"".formatted(change.place()) : change.place();
    var row = change.rowAfter() > 0 ? change.rowAfter() : change.rowBefore();
    var rows = row > 0 ? "%s, row %d".formatted(place, row) : place;
    var from =
        change.kind() == Kind.CELL && change.rowBefore() != change.rowAfter()
            ? " (before row %d)".formatted(change.rowBefore())
            : "";
    var column = change.column().isEmpty() ? "" : ", " + change.column();
    return rows + from + column;
  }

  private static String done(Change change) {
    var how = change.how().wire();
    if (change.kind() == Kind.FILE) {
      return change.how() == How.CHANGED
          ? "changed: %s → %s".formatted(change.before(), change.after())
          : how;
    }
    if (change.kind() == Kind.RULE || change.kind() == Kind.TABLE) {
      return " " + how;
    }
    return switch (change.how()) {
      case MOVED -> " moved from row %d".formatted(change.rowBefore());
      case ADDED -> " added: " + cut(change.after());
      case REMOVED -> " removed: " + cut(change.before());
      case CHANGED -> ": %s → %s".formatted(cut(change.before()), cut(change.after()));
    };
  }

  private static String cut(String text) {
    var line = text.replace('\n', ' ');
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
  }

  private void table(TableDifference table) {
    print("  %s%s%n", table.file(), table.table().isEmpty() ? "" : ", " + table.table());
    table.regions().forEach(this::region);
    for (var region : table.unconfirmed()) {
      print("    not confirmed %s: %s%n", where(region.where()), region.why());
    }
    if (table.unlisted() > 0) {
      print("    and %,d more regions, not shown and not confirmed%n", table.unlisted());
    }
    if (table.isNothing()) {
      print("    for none: it was rewritten and says the same%n");
    } else if (table.complete() && table.unlisted() == 0) {
      print("    all other inputs have the answer that they had%n");
    }
    table.notes().forEach(note -> print("    %s%n", note));
  }

  private void region(Region region) {
    print("    %s%n", where(region.where()));
    print("      before: %s%s%n", region.before(), rows(region.rowsBefore()));
    print("      now:    %s%s%n", region.after(), rows(region.rowsAfter()));
    print("      for instance %s%n", facts(region.witness()));
  }

  private static String where(Map<String, String> where) {
    return where.isEmpty()
        ? "for all inputs"
        : where.entrySet().stream()
            .map(entry -> "%s is %s".formatted(entry.getKey(), entry.getValue()))
            .collect(joining(" and ", "where ", ""));
  }

  private static String rows(List<Integer> rows) {
    var numbers = rows.stream().limit(5).map(String::valueOf).collect(joining(", "));
    return rows.isEmpty() ? "" : " (row %s)".formatted(rows.size() > 5 ? numbers + ", …" : numbers);
  }

  private static String facts(Map<String, Object> facts) {
    return facts.isEmpty()
        ? "where nothing is known"
        : facts.entrySet().stream()
            .map(entry -> "%s = %s".formatted(entry.getKey(), plain(entry.getValue())))
            .collect(joining(", "));
  }

  private static String plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value instanceof Collection<?> list
        ? list.stream().map(DiffText::plain).collect(joining(", ", "[", "]"))
        : value instanceof String text ? '"' + text + '"' : value.toString();
  }

  private void worlds(ReleaseDiff diff) {
    var worlds = diff.worlds();
    print(
        "%nDecisions in %,d situations of scenarios, thresholds and witnesses: %,d differ%n",
        worlds.decided(), worlds.differing());
    worlds.divergences().stream().limit(MOST_DIVERGENCES).forEach(this::divergence);
    var more = worlds.divergences().size() + worlds.unlisted() - MOST_DIVERGENCES;
    if (more > 0) {
      print("  and %,d more kinds of differences (see --json)%n", more);
    }
    if (worlds.left() > 0) {
      print("  %,d more situations were not tried%n", worlds.left());
    }
    if (diff.outcome() == ReleaseDiff.Outcome.NOT_CONFIRMED) {
      print("%nNo answer was seen to change, but not all was confirmed or looked at.%n");
    } else if (diff.outcome() == ReleaseDiff.Outcome.NONE_FOUND) {
      print("%nNo answer was seen to change. Beyond what is said above, that proves nothing.%n");
    }
  }

  private void divergence(Divergence one) {
    print(
        "  %s in %s: %s → %s (%,d situations)%n",
        kind(one.kind()), one.slot(), list(one.before()), list(one.after()), one.situations());
    print(
        "    for instance %s, %s, %s%s%n",
        one.witness(),
        one.channel(),
        one.purpose(),
        one.facts().isEmpty() ? "" : ", with " + facts(one.facts()));
    one.details().forEach(detail -> print("      %s%n", cut(detail)));
  }

  private static String kind(Divergence.Kind kind) {
    return switch (kind) {
      case FIRST -> "first action";
      case RANKING -> "ranking";
      case CONTENT -> "content";
      case REASONS -> "reasons";
    };
  }

  private static String list(List<String> actions) {
    return actions.isEmpty() ? "nothing" : String.join(", ", actions);
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
