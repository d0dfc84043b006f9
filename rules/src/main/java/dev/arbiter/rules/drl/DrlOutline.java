package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The rules of a source in their order, and the actions they speak of.
 *
 * @param rules in the order of the text
 * @param actions the ids in {@code Candidate( action == "…" )}; empty if a rule matches any
 */
record DrlOutline(List<Entry> rules, Optional<Set<String>> actions) {
  private static final Set<String> ATTRIBUTES =
      Set.of("salience", "no-loop", "lock-on-active", "activation-group", "dialect");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  /**
   * A rule.
   *
   * @param key its package and name
   * @param salience the higher fires first
   * @param line where it starts in the text
   * @param tags by which it can be left out
   */
  record Entry(String key, RuleRef reference, int salience, int line, Set<String> tags) {}

  /** Reads a source that passed the guard; empty, with problems added, if it is not sound. */
  static Optional<DrlOutline> of(DrlSource source, List<DrlLexer.Token> tokens, Problems problems) {
    var parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      var descr = parser.parse(false, source.drl());
      if (parser.hasErrors()) {
        parser
            .getErrors()
            .forEach(
                error -> {
                  var lines = error.getLines();
                  problems.add(
                      source.file(), lines.length > 0 ? lines[0] : 0, "", error.getMessage());
                });
        return Optional.empty();
      }
      return Optional.of(new DrlOutline(rules(source, descr, problems), actions(tokens)));
    } catch (DroolsParserException | RuntimeException malformed) {
      problems.add(source.file(), "is not DRL: " + malformed.getMessage());
      return Optional.empty();
    }
  }

  private static List<Entry> rules(DrlSource source, PackageDescr descr, Problems problems) {
    if (!descr.getFunctions().isEmpty()
        || !descr.getFunctionImports().isEmpty()
        || !descr.getGlobals().isEmpty()
        || !descr.getTypeDeclarations().isEmpty()
        || !descr.getAttributes().isEmpty()) {
      problems.add(source.file(), "expected imports and rules alone");
    }
    var rules = new ArrayList<Entry>();
    for (var rule : descr.getRules()) {
      if (rule instanceof QueryDescr || rule.hasParent()) {
        problems.add(source.file(), rule.getLine(), rule.getName(), "expected a plain rule");
      }
      new DrlConditions(source.file(), rule, problems).check();
      var tags = DrlTags.of(rule);
      DisabledTags.objection(tags)
          .ifPresent(
              wrong -> problems.add(source.file(), rule.getLine(), DisabledTags.FIELD, wrong));
      var name = source.names().getOrDefault(rule.getName(), rule.getName());
      rules.add(
          new Entry(
              descr.getName() + "." + rule.getName(),
              new RuleRef(name, source.file() + "#" + rule.getName()),
              salience(source, rule, problems),
              rule.getLine(),
              tags));
    }
    return rules;
  }

  private static int salience(DrlSource source, RuleDescr rule, Problems problems) {
    for (AttributeDescr attribute : rule.getAttributes().values()) {
      if (!ATTRIBUTES.contains(attribute.getName())) {
        problems.add(
            source.file(),
            attribute.getLine(),
            rule.getName(),
            "the attribute " + attribute.getName() + " is not allowed");
      }
    }
    var salience = rule.getSalience();
    if (salience == null) {
      return 0;
    }
    if (!WHOLE.matcher(salience).matches()) {
      problems.add(
          source.file(), rule.getLine(), rule.getName(), "expected a whole number as salience");
      return 0;
    }
    return Integer.parseInt(salience);
  }

  private static Optional<Set<String>> actions(List<DrlLexer.Token> tokens) {
    var actions = new HashSet<String>();
    for (var i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("Candidate") && tokens.get(i + 1).is("(")) {
        if (i + 4 >= tokens.size()
            || !tokens.get(i + 2).is("action")
            || !tokens.get(i + 3).is("==")
            || tokens.get(i + 4).kind() != DrlLexer.Kind.TEXT) {
          return Optional.empty();
        }
        actions.add(tokens.get(i + 4).text());
      }
    }
    return Optional.of(actions);
  }
}
