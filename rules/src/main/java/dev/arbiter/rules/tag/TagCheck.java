package dev.arbiter.rules.tag;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.project.SourceText;
import dev.arbiter.rules.tag.TaggedRule.Kind;
import dev.arbiter.rules.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the tags of a sound rule project: that they are words, that those which are disabled
 * exist, and that nothing in force depends on what is left out.
 */
public final class TagCheck {
  private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final Map<Kind, Pattern> CODE =
      Map.of(
          Kind.ACTION, Pattern.compile("\\baction\\s*=="),
          Kind.SEGMENT, Pattern.compile("\\bsegments\\b"),
          Kind.MODEL, Pattern.compile("\\bscores?\\b"));

  private final ProjectFiles files;
  private final Problems problems;
  private final DisabledTags disabled;
  private final List<TaggedRule> rules;

  private TagCheck(ProjectFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
    this.disabled = DisabledTags.of(files);
    this.rules = TaggedRules.of(files);
  }

  /** Adds all that is wrong. */
  public static void check(RuleProject project, Problems problems) {
    var check = new TagCheck(project.files(), problems);
    check.rules.forEach(check::words);
    if (!check.disabled.tags().isEmpty()) {
      check.known();
      check.dependents(project);
    }
  }

  private void words(TaggedRule rule) {
    for (var tag : rule.tags()) {
      if (!TAG.matcher(tag).matches()) {
        problems.add(
            rule.file(),
            rule.line(),
            DisabledTags.FIELD,
            "expected lower-case letters and digits, with dashes between words, found '%s'"
                .formatted(tag));
      }
    }
  }

  private void known() {
    var known = new TreeSet<String>();
    rules.forEach(rule -> known.addAll(rule.tags()));
    var expected =
        known.isEmpty()
            ? "none, for no rule has tags"
            : "a tag of a rule, one of " + String.join(", ", known);
    YamlDocument.read("project.yaml", files.bytes("project.yaml").orElseThrow(), problems)
        .map(project -> project.object().list("disabled"))
        .orElse(List.of())
        .stream()
        .filter(tag -> !known.contains(tag.text()))
        .forEach(tag -> tag.expected(expected));
  }

  /** Rows and rules are named by nothing else. */
  private void dependents(RuleProject project) {
    var left =
        rules.stream().filter(rule -> !rule.enabled() && CODE.containsKey(rule.kind())).toList();
    if (left.isEmpty()) {
      return;
    }
    var tables = TableReader.read(files);
    var drl = DrlInventory.of(files);
    for (var gone : left) {
      project.segments().forEach(segment -> segment(segment, gone));
      project.actions().forEach(action -> action(action, gone));
      drl.sources().forEach(source -> code(source, drl, gone));
    }
    for (var table : tables) {
      table.rows().forEach(row -> row(table, row, left));
    }
  }

  private void segment(SegmentSource segment, TaggedRule gone) {
    var file = segment.condition().file();
    if (gone.kind() == Kind.SEGMENT && segment.within().filter(gone.name()::equals).isPresent()) {
      add(file, 0, "within", "lies within", gone);
    }
    read(segment.condition(), gone);
  }

  private void action(ActionSource action, TaggedRule gone) {
    var model = action.propensity().model();
    if (gone.kind() == Kind.MODEL && model.filter(gone.name()::equals).isPresent()) {
      add(action.file(), 0, "propensity.model", "reads", gone);
    }
    action.eligibility().ifPresent(text -> read(text, gone));
  }

  private void read(SourceText text, TaggedRule gone) {
    if (isNamed(gone, text.text())) {
      add(text.file(), text.line(), text.path(), "reads", gone);
    }
  }

  private void row(TableSource table, TableSource.Row row, List<TaggedRule> left) {
    var place = "%s, row %d".formatted(table.name(), row.number());
    var action = table.said(row, "action");
    var texts =
        Stream.of(
                table.inputs().stream().map(TableSource.Input::expression),
                row.cells().stream(),
                row.outputs().stream())
            .flatMap(some -> some)
            .collect(joining(" "));
    for (var gone : left) {
      if (gone.kind() == Kind.ACTION && action.equals(gone.name())) {
        add(table.file(), row.line(), place, "speaks of", gone);
      } else if (isNamed(gone, texts)) {
        add(table.file(), row.line(), place, "reads", gone);
      }
    }
  }

  /** In a file that reads segments or scores their names in quotes are taken for them. */
  private void code(DrlInventory.Source source, DrlInventory drl, TaggedRule gone) {
    if (!Objects.requireNonNull(CODE.get(gone.kind())).matcher(source.text()).find()) {
      return;
    }
    drl.words().stream()
        .filter(word -> word.file().equals(source.file()) && word.text().equals(gone.name()))
        .forEach(
            word ->
                add(
                    word.file(),
                    word.line(),
                    "",
                    gone.kind() == Kind.ACTION ? "speaks of" : "reads",
                    gone));
  }

  /** Whether a text in FEEL reads a segment or the score of a model. */
  private static boolean isNamed(TaggedRule gone, String feel) {
    return switch (gone.kind()) {
      case SEGMENT -> feel.contains("segments") && feel.contains('"' + gone.name() + '"');
      case MODEL -> feel.contains("scores") && reads(feel, gone.name());
      default -> false;
    };
  }

  private static boolean reads(String feel, String model) {
    return Pattern.compile("\\bscores\\." + Pattern.quote(model) + "(?![\\w-])")
        .matcher(feel)
        .find();
  }

  private void add(String file, int line, String path, String verb, TaggedRule gone) {
    problems.add(
        file,
        line,
        path,
        "%s the %s '%s', which is left out: project.yaml disables %s"
            .formatted(verb, gone.kind().word(), gone.name(), disabled.among(gone.tags())));
  }
}
