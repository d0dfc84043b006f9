package dev.arbiter.rules.diff.table;

import static java.util.stream.Collectors.joining;

import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.project.ProjectFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a table of actions in two releases. */
final class ActionTrial implements Trial {
  private final CompiledRelease before;
  private final CompiledRelease after;
  private final TableSource earlier;
  private final TableSource later;

  ActionTrial(
      CompiledRelease before, CompiledRelease after, TableSource earlier, TableSource later) {
    this.before = before;
    this.after = after;
    this.earlier = earlier;
    this.later = later;
  }

  /**
   * What a table says.
   *
   * @param meaning equal if it is the same, whichever rows said it
   */
  private record Said(String text, Object meaning) {}

  @Override
  public Optional<Shown> ask(List<Given> inputs) {
    var situations = new Situations();
    if (!inputs.stream().allMatch(input -> situations.put(input.expression(), input.value()))) {
      return Optional.empty();
    }
    var situation = situations.situation();
    var one = said(before, earlier, situation);
    var two = said(after, later, situation);
    return Optional.of(
        new Shown(
            situations.facts(), one.text(), two.text(), !one.meaning().equals(two.meaning())));
  }

  private static Said said(CompiledRelease release, TableSource table, Situation situation) {
    var name = ProjectFiles.name(table.file());
    var rules = release.ruleSets().getOrDefault(name, RuleSet.NONE);
    try {
      var verdicts =
          rules.judge(situation, release.release().catalog().actions().keySet()).stream()
              .filter(verdict -> isOf(table, verdict.rule().source()))
              .toList();
      return new Said(text(verdicts), meaning(verdicts));
    } catch (RuleException failed) {
      return new Said("fails: " + failed.getMessage(), "fails");
    }
  }

  /** Rows name their table unless it is the only one of its file. */
  private static boolean isOf(TableSource table, String source) {
    var sample = table.rows().isEmpty() ? "" : table.rows().get(0).reference();
    var prefix = sample.replaceAll("[0-9]+$", "");
    return !prefix.isEmpty()
        && (source.startsWith(prefix) || source.equals(table.file() + "#" + table.name()));
  }

  private static String text(List<Verdict> verdicts) {
    return verdicts.isEmpty()
        ? "says nothing"
        : verdicts.stream().map(ActionTrial::text).distinct().collect(joining("; "));
  }

  private static String text(Verdict verdict) {
    if (verdict instanceof Verdict.Keep keep) {
      var parameters =
          keep.parameters().asMap().entrySet().stream()
              .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
              .collect(joining(", "));
      return "keep " + keep.action() + (parameters.isEmpty() ? "" : " with " + parameters);
    }
    if (verdict instanceof Verdict.Adjust adjust) {
      return "adjust %s by %s".formatted(adjust.action(), adjust.factor());
    }
    return verdict instanceof Verdict.Conflict conflict
        ? "%s: %s contradict each other".formatted(conflict.action(), conflict.rule().name())
        : "exclude " + verdict.action();
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** By action: an exclusion stands above everything; of parameters the last one counts. */
  private static Map<String, Object> meaning(List<Verdict> verdicts) {
    var meaning = new TreeMap<String, Object>();
    verdicts.forEach(verdict -> meaning.computeIfAbsent(verdict.action(), a -> about(a, verdicts)));
    return meaning;
  }

  private static Object about(String action, List<Verdict> verdicts) {
    var factors = new ArrayList<Double>();
    var parameters = new TreeMap<String, Object>();
    var kept = false;
    for (var verdict : verdicts) {
      if (!verdict.action().equals(action)) {
        continue;
      }
      if (verdict instanceof Verdict.Exclude || verdict instanceof Verdict.Conflict) {
        return verdict.getClass();
      }
      if (verdict instanceof Verdict.Adjust adjust) {
        factors.add(adjust.factor());
      } else if (verdict instanceof Verdict.Keep keep) {
        kept = true;
        keep.parameters().asMap().forEach((name, value) -> parameters.put(name, normal(value)));
      }
    }
    factors.sort(null);
    return List.of(factors, kept, parameters);
  }

  private static Object normal(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }
}
