package dev.arbiter.rules.proof;

import static java.util.Comparator.naturalOrder;

import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes scenarios at the boundaries of a project: for each threshold the value just below it, the
 * value itself and the one just above. Context and stated traits are given; what is derived from
 * events is named in a comment, for which events make it is for people to say, and so is what they
 * expect.
 */
public final class Boundaries {
  private static final String PATH = "(?<path>(?:traits|context|scores)\\.[A-Za-z]\\w*)";
  private static final String NUMBER = "(?<number>-?[0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern COMPARED =
      Pattern.compile(PATH + "\\s*(?:<=|>=|!=|<|>|=)\\s*" + NUMBER);
  private static final Pattern INPUT = Pattern.compile(PATH);
  private static final Pattern LITERAL = Pattern.compile("(?<![\\w\"])" + NUMBER);

  private final RuleProject project;
  private final Set<Threshold> thresholds = new LinkedHashSet<>();

  private Boundaries(RuleProject project) {
    this.project = project;
  }

  /**
   * The scenarios, to be completed.
   *
   * @throws dev.arbiter.rules.ProjectException if the project is not sound
   */
  public static String of(ProjectFiles files) {
    var boundaries = new Boundaries(RuleProject.of(files));
    boundaries.gather();
    return boundaries.write();
  }

  /** The numbers that the rules of a sound project compare facts with. */
  public static List<Threshold> thresholds(RuleProject project) {
    var boundaries = new Boundaries(project);
    boundaries.gather();
    return List.copyOf(boundaries.thresholds);
  }

  private void gather() {
    for (var action : project.actions()) {
      action.eligibility().ifPresent(text -> add(text.file(), text.text(), action));
    }
    for (var segment : project.segments()) {
      var text = segment.condition();
      add(text.file(), text.text(), project.actions().get(0));
    }
    for (var table : TableReader.read(project.files())) {
      if (table.ofActions()) {
        table.rows().forEach(row -> add(table, row));
      }
    }
  }

  private void add(String file, String condition, ActionSource action) {
    var found = COMPARED.matcher(condition);
    while (found.find()) {
      add(file, found.group("path"), found.group("number"), action);
    }
  }

  private void add(TableSource table, TableSource.Row row) {
    var id = table.said(row, "action");
    var action = project.actions().stream().filter(one -> one.id().equals(id)).findFirst();
    for (var i = 0; i < row.cells().size() && action.isPresent(); i++) {
      var input = INPUT.matcher(table.inputs().get(i).expression());
      var numbers = LITERAL.matcher(row.cells().get(i));
      while (input.matches() && numbers.find()) {
        var place = "%s, %s, row %d".formatted(table.file(), table.name(), row.number());
        add(place, input.group("path"), numbers.group("number"), action.get());
      }
    }
  }

  private void add(String place, String path, String number, ActionSource action) {
    thresholds.add(new Threshold(place, path, new BigDecimal(number), action));
  }

  private String write() {
    var scenarios = new ArrayList<String>();
    scenarios.add(
        "# Scenarios at the boundaries, made from the rules. Complete what follows TODO, and say\n"
            + "# what is expected: as they stand they expect nothing to be chosen.");
    for (var threshold : thresholds) {
      var step = threshold.step();
      scenarios.add(scenario(threshold, "just below", threshold.value().subtract(step)));
      scenarios.add(scenario(threshold, "exactly", threshold.value()));
      scenarios.add(scenario(threshold, "just above", threshold.value().add(step)));
    }
    return String.join("\n\n", scenarios);
  }

  private String scenario(Threshold threshold, String where, BigDecimal value) {
    var action = threshold.action();
    var slot = action.slots().stream().sorted().findFirst().orElseThrow();
    var channel =
        project.slots().values().stream()
            .filter(one -> one.id().equals(slot))
            .flatMap(one -> one.channels().stream())
            .filter(action.treatments()::containsKey)
            .min(naturalOrder())
            .orElse("TODO");
    var purpose = action.purposes().stream().sorted().findFirst().orElseThrow();
    return """
        # %s: %s
        - scenario: "TODO %s at %s, %s %s"
          given:
        %s%s  when: {slot: %s, channel: %s, purpose: %s}
          then: {actions: []} # TODO, for instance present: [%s]"""
        .formatted(
            threshold.place(),
            threshold.path(),
            threshold.path(),
            value.toPlainString(),
            where,
            threshold.value().toPlainString(),
            consents(purpose),
            given(threshold.path(), value),
            slot,
            channel,
            purpose,
            action.id());
  }

  private String consents(String purpose) {
    var needed =
        project.purposes().values().stream()
            .anyMatch(one -> one.id().equals(purpose) && one.consentRequired());
    return needed ? "    consents: {%s: granted}\n".formatted(purpose) : "";
  }

  private String given(String path, BigDecimal value) {
    var name = path.substring(path.indexOf('.') + 1);
    var number = value.toPlainString();
    if (path.startsWith("context.")) {
      return "    context: {%s: %s}\n".formatted(name, number);
    }
    var trait = project.traits().get(name);
    return path.startsWith("traits.") && trait != null && !trait.isDerived()
        ? "    traits: {%s: %s}\n".formatted(name, number)
        : "    events: [] # TODO events after which %s is %s\n".formatted(path, number);
  }
}
