package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the DRL files and spreadsheets of a project hold, read from their text alone.
 *
 * @param rules in their order
 * @param words the texts in quotes
 * @param speaksOfAll whether a rule matches candidates whatever their action
 */
public record DrlInventory(List<Entry> rules, List<Word> words, boolean speaksOfAll) {
  public DrlInventory {
    rules = List.copyOf(rules);
    words = List.copyOf(words);
  }

  /**
   * A rule.
   *
   * @param line counts from 1; 0 in a spreadsheet
   * @param terms how many names and values its condition has
   */
  public record Entry(RuleRef rule, String file, int line, int terms) {}

  /**
   * A text in quotes.
   *
   * @param call the name before its parenthesis, such as {@code number}, or the sign before it
   */
  public record Word(String text, String call, String file, int line) {}

  /** Reads what is sound; the compiler tells of the rest. */
  public static DrlInventory of(ProjectFiles files) {
    var rules = new ArrayList<Entry>();
    var words = new ArrayList<Word>();
    var all = false;
    for (var source : DrlCompiler.sources(files, new Problems())) {
      var tokens = new DrlLexer(source.drl()).tokens();
      var isSheet = source.file().endsWith(".xlsx");
      var outline = DrlOutline.of(source, tokens, new Problems());
      all |= outline.filter(o -> o.actions().isEmpty()).isPresent();
      var terms = terms(tokens);
      outline.map(DrlOutline::rules).orElse(List.of()).stream()
          .map(rule -> entry(source.file(), rule, isSheet, terms))
          .forEach(rules::add);
      for (var i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).kind() == DrlLexer.Kind.TEXT) {
          var call = i < 2 ? "" : tokens.get(tokens.get(i - 1).is("(") ? i - 2 : i - 1).text();
          words.add(word(source.file(), tokens.get(i), call, isSheet));
        }
      }
    }
    return new DrlInventory(rules, words, all);
  }

  private static Entry entry(
      String file, DrlOutline.Entry rule, boolean isSheet, Map<String, Integer> terms) {
    var source = rule.reference().source();
    var name = source.substring(source.indexOf('#') + 1);
    return new Entry(
        rule.reference(), file, isSheet ? 0 : rule.line(), terms.getOrDefault(name, 0));
  }

  private static Word word(String file, DrlLexer.Token token, String call, boolean isSheet) {
    return new Word(token.text(), call, file, isSheet ? 0 : token.line());
  }

  /** The size of the condition of each rule, by name. */
  private static Map<String, Integer> terms(List<DrlLexer.Token> tokens) {
    var terms = new HashMap<String, Integer>();
    var name = "";
    for (var i = 1; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (tokens.get(i - 1).is("rule")) {
        name = token.text();
      } else if (token.is("then")) {
        name = "";
      } else if (!name.isEmpty() && token.kind() != DrlLexer.Kind.SIGN && !token.is("when")) {
        terms.merge(name, 1, Integer::sum);
      }
    }
    return terms;
  }
}
