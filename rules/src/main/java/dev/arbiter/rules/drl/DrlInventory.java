package dev.arbiter.rules.drl;

import static java.util.Comparator.comparingInt;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the DRL files and spreadsheets of a project hold, read from their text alone.
 *
 * @param sources the text of each file, of a spreadsheet the text made of it
 * @param rules in the order in which they speak
 * @param words the texts in quotes
 * @param speaksOfAll whether a rule matches candidates whatever their action
 * @param linked whether what one rule does may change whether another one fires
 */
public record DrlInventory(
    List<Source> sources,
    List<Entry> rules,
    List<Word> words,
    boolean speaksOfAll,
    boolean linked) {
  private static final Set<String> LINKING = Set.of("insert", "delete", "activation", "lock");

  public DrlInventory {
    sources = List.copyOf(sources);
    rules = List.copyOf(rules);
    words = List.copyOf(words);
  }

  /** A file and its text. */
  public record Source(String file, String text) {}

  /**
   * A rule.
   *
   * @param line counts from 1; 0 in a spreadsheet
   * @param terms how many names and values its condition has
   * @param excludes whether its consequence may exclude a candidate
   */
  public record Entry(
      RuleRef rule,
      String file,
      int line,
      int terms,
      int salience,
      Set<String> tags,
      boolean excludes) {}

  /**
   * A text in quotes.
   *
   * @param call the name before its parenthesis, such as {@code number}, or the sign before it
   */
  public record Word(String text, String call, String file, int line) {}

  /** Reads what is sound and in force; the compiler tells of the rest. */
  public static DrlInventory of(ProjectFiles files) {
    return of(files, DisabledTags.of(files));
  }

  /** The same with all rules but those that carry these tags. */
  public static DrlInventory of(ProjectFiles files, DisabledTags disabled) {
    var rules = new ArrayList<Entry>();
    var words = new ArrayList<Word>();
    var sources = new ArrayList<Source>();
    var all = false;
    var linked = false;
    for (var source : DrlCompiler.sources(files, disabled, new Problems())) {
      var tokens = new DrlLexer(source.drl()).tokens();
      var outline = DrlOutline.of(source, tokens, new Problems());
      sources.add(new Source(source.file(), source.drl()));
      linked |= tokens.stream().anyMatch(token -> LINKING.stream().anyMatch(token::is));
      all |= outline.filter(o -> o.actions().isEmpty()).isPresent();
      var terms = terms(tokens);
      var excluding = excluding(tokens);
      outline.map(DrlOutline::rules).orElse(List.of()).stream()
          .map(rule -> entry(source, rule, terms, excluding))
          .forEach(rules::add);
      for (var i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).kind() == DrlLexer.Kind.TEXT) {
          var call = i < 2 ? "" : tokens.get(tokens.get(i - 1).is("(") ? i - 2 : i - 1).text();
          words.add(word(source, tokens.get(i), call));
        }
      }
    }
    rules.sort(comparingInt(rule -> -rule.salience()));
    return new DrlInventory(sources, rules, words, all, linked);
  }

  /** The texts without the rules that carry these tags. */
  public List<Source> inForce(DisabledTags disabled) {
    var whole = sources.stream().map(s -> DrlSource.ofFile(s.file(), s.text())).toList();
    return DrlTags.inForce(whole, disabled, new Problems()).stream()
        .map(source -> new Source(source.file(), source.drl()))
        .toList();
  }

  private static Entry entry(
      DrlSource source, DrlOutline.Entry rule, Map<String, Integer> terms, Set<String> excluding) {
    var place = rule.reference().source();
    var name = place.substring(place.indexOf('#') + 1);
    return new Entry(
        rule.reference(),
        source.file(),
        source.isSheet() ? 0 : rule.line(),
        terms.getOrDefault(name, 0),
        rule.salience(),
        rule.tags(),
        excluding.contains(name));
  }

  private static Word word(DrlSource source, DrlLexer.Token token, String call) {
    return new Word(token.text(), call, source.file(), source.isSheet() ? 0 : token.line());
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

  /** The names of the rules that call {@code exclude}. */
  private static Set<String> excluding(List<DrlLexer.Token> tokens) {
    var excluding = new HashSet<String>();
    var name = "";
    for (var i = 1; i < tokens.size(); i++) {
      if (tokens.get(i - 1).is("rule")) {
        name = tokens.get(i).text();
      } else if (tokens.get(i - 1).is("exclude") && tokens.get(i).is("(")) {
        excluding.add(name);
      }
    }
    return excluding;
  }
}
