package dev.arbiter.rules.analysis;

import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the texts of a project read.
 *
 * @param traits the names after {@code traits.}, and the texts in DRL
 * @param words all texts in quotes, among them names of segments
 * @param scores the names after {@code scores.}
 * @param drl what DRL reads
 */
record Reads(Set<String> traits, Set<String> words, Set<String> scores, DrlInventory drl) {
  private static final Pattern PATH = Pattern.compile("\\b(traits|scores)\\.([A-Za-z]\\w*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
  private static final Set<String> TRAIT_CALLS = Set.of("number", "text", "list");

  /** The rules of arbitration read these themselves. */
  private static final Set<String> READ_ANYWAY = Set.of("boughtProducts");

  static Reads of(RuleProject project, List<TableSource> tables, DrlInventory drl) {
    var reads = new Reads(new HashSet<>(READ_ANYWAY), new HashSet<>(), new HashSet<>(), drl);
    project.segments().forEach(segment -> reads.add(segment.condition().text()));
    project.segments().forEach(segment -> segment.within().ifPresent(reads.words::add));
    project.among().values().forEach(condition -> reads.add(condition.text()));
    for (var trait : project.traits().values()) {
      if (trait.derivation() instanceof Tiering tiers) {
        reads.traits.add(tiers.by());
      }
    }
    project.triggers().forEach(trigger -> reads.add(trigger.condition().text()));
    project.actions().forEach(action -> texts(action).forEach(text -> reads.add(text.text())));
    project.actions().forEach(action -> action.propensity().model().ifPresent(reads.scores::add));
    project.models().forEach(model -> model.spec().inputs().forEach(reads::add));
    for (var table : tables) {
      table.inputs().forEach(input -> reads.add(input.expression()));
      table.rows().forEach(row -> row.cells().forEach(reads::add));
      table.rows().forEach(row -> row.outputs().forEach(reads::add));
    }
    for (var word : drl.words()) {
      reads.traits.add(word.text());
      reads.words.add(word.text());
      reads.scores.add(word.text());
    }
    return reads;
  }

  List<Finding> findings(RuleProject project) {
    var found = new ArrayList<Finding>();
    for (var trait : project.traits().keySet()) {
      if (!traits.contains(trait)) {
        found.add(inProject(Check.TRAIT_UNREAD, "traits", trait, "is declared but never read"));
      }
    }
    for (var segment : project.segments()) {
      if (!words.contains(segment.id())) {
        var file = segment.condition().file();
        found.add(
            new Finding(
                Check.SEGMENT_UNREAD, Severity.NOTE, file, 0, segment.id(), "no rule reads it"));
      }
    }
    for (var model : project.models()) {
      if (!scores.contains(model.spec().id())) {
        found.add(
            new Finding(
                Check.MODEL_UNREAD,
                Severity.WARNING,
                model.file(),
                0,
                model.spec().id(),
                "no action and no rule reads its output"));
      }
    }
    drl.words().stream()
        .filter(word -> TRAIT_CALLS.contains(word.call()))
        .filter(word -> !project.traits().containsKey(word.text()))
        .forEach(word -> found.add(undeclared(word)));
    return found;
  }

  private static Finding undeclared(DrlInventory.Word word) {
    return new Finding(
        Check.TRAIT_UNDECLARED,
        Severity.WARNING,
        word.file(),
        word.line(),
        "%s(\"%s\")".formatted(word.call(), word.text()),
        "reads a trait that is not declared, and so never known");
  }

  private static Finding inProject(Check check, String list, String name, String message) {
    return new Finding(check, Severity.NOTE, "project.yaml", 0, list + ", " + name, message);
  }

  /** The condition and all templates of an action. */
  static Stream<SourceText> texts(ActionSource action) {
    return Stream.concat(
        action.eligibility().stream(),
        action.treatments().values().stream().flatMap(form -> form.values().stream()));
  }

  private void add(String text) {
    var paths = PATH.matcher(text).results().collect(Collectors.toList());
    paths.forEach(path -> (path.group(1).equals("traits") ? traits : scores).add(path.group(2)));
    WORD.matcher(text).results().forEach(word -> words.add(word.group(1)));
  }
}
