package dev.arbiter.rules.proof;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.rules.drl.DrlInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Seeds faults into rules in DRL. The text of a faulty rule is that of its file's header and of the
 * rule, without the other rules; without a text the rule is removed.
 */
final class DrlFaults {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"|(?<name>[$\\w.]+)",
          Pattern.DOTALL);

  private final Map<String, DrlInventory.Entry> rules;

  DrlFaults(DrlInventory drl) {
    this.rules =
        drl.rules().stream()
            .collect(Collectors.toMap(rule -> rule.rule().source(), Function.identity()));
  }

  /** A rule in the text of its file: {@code rule "name" … end}. */
  private record Block(String name, int start, int body, int end) {}

  List<Fault> of(DrlInventory.Source source) {
    var blocks = blocks(source.text());
    var header = header(source.text(), blocks);
    var faults = new ArrayList<Fault>();
    for (var block : blocks) {
      var rule = Optional.ofNullable(rules.get(source.file() + "#" + block.name()));
      rule.ifPresent(found -> seed(faults, found, header, source.text(), block));
    }
    return faults;
  }

  private static void seed(
      List<Fault> faults, DrlInventory.Entry rule, String header, String text, Block block) {
    var own = text.substring(block.start(), block.end());
    faults.add(fault(rule, 0, "rule removed", new Fault.Edit(0, 0, "")));
    for (var change : TextFaults.of(own, block.body() - block.start())) {
      if (!change.words().endsWith(" instead of =")) {
        var changed = header + change.edit().apply(own);
        var lines = own.substring(0, change.edit().start()).chars().filter(c -> c == '\n').count();
        faults.add(fault(rule, (int) lines, change.words(), new Fault.Edit(0, 0, changed)));
      }
    }
  }

  private static Fault fault(DrlInventory.Entry rule, int lines, String words, Fault.Edit edit) {
    RuleRef reference = rule.rule();
    var name = reference.source().substring(reference.source().indexOf('#') + 1);
    var line = rule.line() == 0 ? 0 : rule.line() + lines;
    return new Fault(
        rule.file(), line, name, words, edit, Optional.of(reference), Optional.empty());
  }

  private static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    var token = TOKEN.matcher(text);
    var start = -1;
    var body = -1;
    var name = "";
    while (token.find()) {
      var word = token.group("name");
      if (start < 0 && "rule".equals(word)) {
        start = token.start();
      } else if (start >= 0 && body < 0 && (word != null || token.group("text") != null)) {
        name = word == null ? token.group("text") : word;
        body = token.end();
      } else if (body >= 0 && "end".equals(word)) {
        blocks.add(new Block(name, start, body, token.end()));
        start = -1;
        body = -1;
      }
    }
    return blocks;
  }

  private static String header(String text, List<Block> blocks) {
    var header = new StringBuilder();
    var at = 0;
    for (var block : blocks) {
      header.append(text, at, block.start());
      at = block.end();
    }
    return header.append(text.substring(at)).append('\n').toString();
  }
}
