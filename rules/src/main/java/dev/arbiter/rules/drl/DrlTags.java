package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The tags of rules in DRL: {@code rule "name" @tags("winter, gifts")}. */
final class DrlTags {
  private DrlTags() {}

  static Set<String> of(RuleDescr rule) {
    var tags = rule.getAnnotation(DisabledTags.FIELD);
    var text = tags == null ? null : tags.getSingleValueAsString();
    return text == null ? Set.of() : DisabledTags.in(text.replace("\"", ""));
  }

  /**
   * The sources without the rules that are left out. In their place are blanks, so that the others
   * keep their lines. A source that is not sound stays as it is, for the compiler tells why.
   */
  static List<DrlSource> inForce(
      List<DrlSource> sources, DisabledTags disabled, Problems problems) {
    return disabled.tags().isEmpty()
        ? sources
        : sources.stream().map(source -> inForce(source, disabled, problems)).toList();
  }

  private static DrlSource inForce(DrlSource source, DisabledTags disabled, Problems problems) {
    var text = new StringBuilder(source.drl());
    for (var rule : rules(source)) {
      if (disabled.meet(of(rule))) {
        var start = rule.getStartCharacter();
        var end = rule.getEndCharacter();
        if (!source.drl().startsWith("rule", start) || !source.drl().startsWith("end", end - 3)) {
          problems.add(source.file(), rule.getLine(), rule.getName(), "cannot be left out");
        } else {
          text.replace(start, end, source.drl().substring(start, end).replaceAll("\\S", " "));
        }
      }
    }
    return new DrlSource(source.file(), text.toString(), source.names(), source.rows());
  }

  private static List<RuleDescr> rules(DrlSource source) {
    var parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      var parsed = parser.parse(false, source.drl());
      return parser.hasErrors() ? List.of() : parsed.getRules();
    } catch (DroolsParserException | RuntimeException malformed) {
      return List.of();
    }
  }
}
