package dev.arbiter.rules;

import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rule sets of a project by their names: each file of rules is one and is called by the name of
 * the file without its ending.
 */
final class RuleSetFiles {
  private RuleSetFiles() {}

  /**
   * @param tables by file
   * @param code all rules in DRL and spreadsheets, which work together
   */
  static Map<String, RuleSet> of(
      ProjectFiles files,
      Map<String, RuleSet> tables,
      Optional<? extends RuleSet> code,
      Problems problems) {
    var byFile = new TreeMap<>(tables);
    code.ifPresent(
        rules ->
            Stream.of(files.paths("rules", ".drl"), files.paths("tables", ".xlsx", ".csv"))
                .flatMap(List::stream)
                .forEach(path -> byFile.put(path, new OfFile(rules, path))));
    var byName = new TreeMap<String, RuleSet>();
    byFile.forEach(
        (path, rules) -> {
          var name = ProjectFiles.name(path);
          if (byName.put(name, rules) != null) {
            problems.add(path, "expected another name: there is another rule set " + name);
          }
        });
    return byName;
  }

  /** What the rules of one file say among those of several. */
  private record OfFile(RuleSet rules, String file) implements RuleSet {
    @Override
    public List<Verdict> judge(Situation situation, Collection<String> actions) {
      return rules.judge(situation, actions).stream()
          .filter(verdict -> verdict.rule().source().startsWith(file + "#"))
          .toList();
    }
  }
}
