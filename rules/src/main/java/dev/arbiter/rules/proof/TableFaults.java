package dev.arbiter.rules.proof;

import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.project.DisabledTags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Seeds faults into the rows of a DMN file whose tables speak of actions. */
final class TableFaults {
  static final String REMOVED = "row removed";

  private static final Pattern RULE =
      Pattern.compile("<((?:\\w+:)?)rule\\b[^>]*>.*?</\\1rule>", Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile(
          "<((?:\\w+:)?)(inputEntry|outputEntry)\\b[^>]*>\\s*<\\1text>(.*?)</\\1text>",
          Pattern.DOTALL);

  private final String text;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private record Block(TableSource table, TableSource.Row row, int start, int end) {}

  /**
   * @param text of the file
   * @param tables all that the file holds, with the rows that are left out
   */
  TableFaults(String text, List<TableSource> tables, DisabledTags disabled) {
    this.text = text;
    var rule = RULE.matcher(text);
    for (var table : tables) {
      for (var row : table.rows()) {
        if (rule.find() && !disabled.meet(row.tags())) {
          blocks.add(new Block(table, row, rule.start(), rule.end()));
        }
      }
    }
    if (rule.find()) {
      blocks.clear(); // a table that was not read: places would be wrong
    }
  }

  /**
   * All faults.
   *
   * @param ordered whether it matters that a row comes before the next one
   */
  List<Fault> faults(Predicate<TableSource.Row> ordered) {
    for (var i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      add(block, "", REMOVED, new Fault.Edit(block.start(), block.end(), ""));
      cells(block);
      var isLast = i + 1 == blocks.size() || !blocks.get(i + 1).table().equals(block.table());
      if (!isLast && ordered.test(block.row())) {
        swap(block, blocks.get(i + 1));
      }
    }
    return faults;
  }

  private void swap(Block one, Block next) {
    var swapped =
        text.substring(next.start(), next.end())
            + text.substring(one.end(), next.start())
            + text.substring(one.start(), one.end());
    add(one, "", "row after the next one", new Fault.Edit(one.start(), next.end(), swapped));
  }

  private void cells(Block block) {
    var entry = ENTRY.matcher(text).region(block.start(), block.end());
    var inputs = 0;
    var outputs = 0;
    while (entry.find()) {
      var content = Xml.plain(entry.group(3));
      if (entry.group(2).equals("inputEntry")) {
        var column = ", " + block.table().inputs().get(inputs++).label();
        if (!content.isEmpty() && !content.equals("-")) {
          change(block, column, entry.start(3), entry.end(3), "-", "- instead of " + content);
          for (var change : TextFaults.of(content, 0)) {
            var other = change.edit().apply(content);
            change(block, column, entry.start(3), entry.end(3), other, change.words());
          }
        }
      } else {
        var output = block.table().outputs().get(outputs++).name();
        for (var other : outputs(output, content)) {
          var words = "%s instead of %s".formatted(other, content);
          change(block, ", " + output, entry.start(3), entry.end(3), other, words);
        }
      }
    }
  }

  private static List<String> outputs(String output, String content) {
    if (output.equals("action") || content.equals("null")) {
      return List.of();
    }
    if (output.equals("verdict")) {
      return List.of(content.equals("\"exclude\"") ? "\"keep\"" : "\"exclude\"");
    }
    if (output.equals("factor") && content.matches("[0-9.]+")) {
      var factor = new BigDecimal(content);
      var two = new BigDecimal(2);
      return List.of(factor.multiply(two).toPlainString(), factor.divide(two).toPlainString());
    }
    return TextFaults.of(content, 0).stream().map(c -> c.edit().apply(content)).toList();
  }

  private void change(
      Block block, String column, int start, int end, String content, String words) {
    add(block, column, words, new Fault.Edit(start, end, Xml.escaped(content)));
  }

  private void add(Block block, String column, String words, Fault.Edit edit) {
    var table = block.table();
    var place = "%s, row %d%s".formatted(table.name(), block.row().number(), column);
    faults.add(Fault.inFile(table.file(), block.row().line(), place, words, edit));
  }

  /** The text of an element, as it stands in the file and as it is meant. */
  private static final class Xml {
    private Xml() {}

    static String plain(String content) {
      var text = content.strip();
      return text.startsWith("<![CDATA[")
          ? text.substring(9, text.length() - 3).strip()
          : text.replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&apos;", "'")
              .replace("&amp;", "&");
    }

    static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  }
}
