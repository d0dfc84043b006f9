package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A DMN file as many tools and people write them: with prefixes or without, in several encodings,
 * with CDATA, comments, and with ids or without.
 *
 * @param rows what a reader must find in its table; an id is empty where the file has none
 */
record RandomDmn(byte[] file, String text, Charset charset, boolean mark, List<Row> rows) {
  static final List<String> VALUES =
      List.of(
          "-",
          "\"gold\"",
          ">= 5",
          "a & b",
          "x < y",
          "]]>",
          "\u00e4\u20ac",
          "\uD83D\uDE00",
          "",
          "one\ntwo",
          "a\tb",
          "a\rb",
          "<text>",
          "&lt;",
          "--> no",
          "\u00a0",
          "[1..5)");

  /** The text of bytes in the encoding of this file. */
  String decoded(byte[] bytes) {
    var text = new String(bytes, charset);
    return mark ? text.substring(1) : text;
  }

  static RandomDmn of(Random random) {
    return new Writer(random).write();
  }

  private static final class Writer {
    private final Random random;
    private final String prefix;
    private final boolean spread;
    private final StringBuilder text = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();
    private int serial;

    Writer(Random random) {
      this.random = random;
      this.prefix = List.of("", "dmn:", "a-b.c:").get(random.nextInt(3));
      this.spread = random.nextInt(4) > 0;
    }

    RandomDmn write() {
      var encodings = List.of("UTF-8", "UTF-8", "UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII");
      var encoding = encodings.get(random.nextInt(encodings.size()));
      var isWide = encoding.equals("UTF-16");
      var mark = isWide || encoding.equals("UTF-8") && random.nextBoolean();
      if (!encoding.equals("UTF-8") || random.nextBoolean()) {
        text.append("<?xml version='1.0' encoding='").append(encoding).append("'?>\n");
      }
      definitions();
      var written = random.nextBoolean() ? text.toString() : text.toString().replace("\n", "\r\n");
      var charset =
          !isWide
              ? Charset.forName(encoding)
              : random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      var narrow = charset.newEncoder().canEncode('\u20ac') ? written : numbered(written);
      var bytes = ((mark ? "\uFEFF" : "") + narrow).getBytes(charset);
      return new RandomDmn(bytes, narrow, charset, mark, List.copyOf(rows));
    }

    private static String numbered(String text) {
      var numbered = new StringBuilder();
      text.codePoints()
          .forEach(
              c -> {
                if (c < 128) {
                  numbered.appendCodePoint(c);
                } else {
                  numbered.append("&#x").append(Integer.toHexString(c)).append(';');
                }
              });
      return numbered.toString();
    }

    private void definitions() {
      var colon = prefix.isEmpty() ? "" : ":" + prefix.substring(0, prefix.length() - 1);
      line(0, "<" + prefix + "definitions xmlns" + colon + "='urn:dmn' name=\"a > b\" >");
      line(1, "<!-- a <text> & ]]> -->");
      line(1, "<" + prefix + "decision name='Offers' >");
      line(
          2, "<" + prefix + "decisionTable" + (random.nextBoolean() ? " hitPolicy='FIRST'>" : ">"));
      var widths = new int[] {random.nextInt(3), 1 + random.nextInt(2), random.nextInt(3)};
      for (var kind = 0; kind < 3; kind++) {
        for (var i = 0; i < widths[kind]; i++) {
          line(3, "<" + prefix + DmnTable.COLUMNS.get(kind) + " name=\"c" + i + "\"/>");
        }
      }
      var count = random.nextInt(8);
      for (var i = 0; i < count; i++) {
        if (random.nextInt(4) == 0) {
          line(3, "<!-- before " + i + " -->");
        }
        rule(widths);
      }
      line(2, "</" + prefix + "decisionTable >");
      line(1, "</" + prefix + "decision>");
      line(0, "</" + prefix + "definitions>");
    }

    private void rule(int[] widths) {
      var id = random.nextBoolean() ? "r" + serial : null;
      line(3, "<" + prefix + "rule" + (id == null ? "" : " label='x' id = '" + id + "'") + " >");
      line(4, "<!-- unlike others: " + serial++ + " -->");
      if (random.nextInt(4) == 0) {
        var extension = prefix + "extensionElements>";
        line(4, "<" + extension + "<x id='r' name=\"y>'\"/></" + extension);
      }
      var cells = new ArrayList<String>();
      for (var kind = 0; kind < 3; kind++) {
        var missing = kind == 2 && random.nextInt(3) == 0 ? random.nextInt(widths[kind] + 1) : 0;
        for (var i = 0; i < widths[kind]; i++) {
          var value = VALUES.get(random.nextInt(VALUES.size()));
          if (i < widths[kind] - missing) {
            entry(DmnTable.ENTRIES.get(kind), value);
          }
          cells.add(i < widths[kind] - missing ? value : "");
        }
      }
      line(3, "</" + prefix + "rule>");
      rows.add(new Row(id == null ? "" : id, cells));
    }

    private void entry(String name, String value) {
      var tag = "<" + prefix + name + (random.nextBoolean() ? "" : " expressionLanguage='a>b'");
      if (value.isEmpty() && random.nextInt(3) > 0) {
        line(4, random.nextBoolean() ? tag + "/>" : tag + " ></" + prefix + name + ">");
        return;
      }
      var described = random.nextInt(5) == 0;
      var description = "<" + prefix + "description>d</" + prefix + "description>";
      line(
          4,
          tag + ">" + (described ? description : "") + written(value) + "</" + prefix + name + ">");
    }

    private String written(String value) {
      var open = "<" + prefix + "text>";
      var close = "</" + prefix + "text>";
      if (value.isEmpty()) {
        return random.nextBoolean() ? "<" + prefix + "text />" : open + close;
      }
      var isPlain = value.chars().allMatch(c -> c != '\r' && c < 128) && !value.contains("]]>");
      return switch (random.nextInt(isPlain ? 4 : 2)) {
        case 0 -> open + escaped(value) + close;
        case 1 -> open + "\n   " + escaped(value) + "\t" + close;
        case 2 -> open + "<![CDATA[" + value + "]]>" + close;
        default ->
            open
                + escaped(value.substring(0, 1))
                + "<!-- in -->"
                + escaped(value.substring(1))
                + close;
      };
    }

    private static String escaped(String value) {
      return value
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\r", "&#xD;");
    }

    private void line(int level, String content) {
      text.append(spread ? "\t".repeat(level) : "").append(content).append(spread ? "\n" : "");
    }
  }
}
