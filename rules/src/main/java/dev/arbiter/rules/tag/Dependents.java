package dev.arbiter.rules.tag;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlMentions;
import dev.arbiter.rules.feel.FeelMentions;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.Mention;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.project.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what is in force and reads what is left out, or computes what it reads and so may read it.
 * Rows and rules are read by nothing else; segments read neither segments nor scores.
 */
final class Dependents {
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{[#^&{]?\\s*(segments|scores(?:\\.([A-Za-z]\\w*))?)\\b");

  private final TaggedRules tagged;
  private final List<TaggedRule> left;
  private final FeelMentions feel;
  private final Problems problems;

  Dependents(TaggedRules tagged, Problems problems) {
    this.tagged = tagged;
    this.left =
        tagged.all().stream().filter(rule -> !rule.enabled() && of(rule).isPresent()).toList();
    var whole = tagged.project();
    this.feel =
        new FeelMentions(
            Dependents.class.getClassLoader(),
            whole.traits().values(),
            whole.models().stream().map(model -> model.spec().id()).toList());
    this.problems = problems;
  }

  /**
   * Adds a problem for each.
   *
   * @param project what is in force
   */
  void check(RuleProject project) {
    if (left.isEmpty()) {
      return;
    }
    project.segments().forEach(this::segment);
    project
        .triggers()
        .forEach(one -> tell(feel.of(one.condition().text()).stream(), one.condition()));
    project.actions().forEach(this::action);
    tagged.tables().forEach(this::table);
    for (var source : tagged.drl().inForce(tagged.disabled())) {
      var ofLines = source.file().endsWith(".drl");
      DrlMentions.in(source.text())
          .forEach(found -> tell(found, source.file(), ofLines ? found.line() : 0, ""));
    }
  }

  private void segment(SegmentSource segment) {
    for (var outer : left) {
      if (of(outer).equals(Optional.of(Mention.Of.SEGMENT))
          && segment.within().filter(outer.name()::equals).isPresent()) {
        add(segment.condition().file(), 0, "within", "lies within", outer);
      }
    }
  }

  private void action(ActionSource action) {
    action
        .propensity()
        .model()
        .map(model -> Mention.named(Mention.Of.SCORE, model))
        .ifPresent(model -> tell(model, action.file(), 0, "propensity.model"));
    action.eligibility().ifPresent(text -> tell(feel.of(text.text()).stream(), text));
    action.treatments().values().stream()
        .flatMap(texts -> texts.values().stream())
        .forEach(text -> tell(ofTemplate(text.text()), text));
  }

  private static Stream<Mention> ofTemplate(String text) {
    return TEMPLATE
        .matcher(text)
        .results()
        .map(
            found ->
                found.group(1).equals("segments")
                    ? Mention.any(Mention.Of.SEGMENT)
                    : new Mention(Mention.Of.SCORE, Optional.ofNullable(found.group(2)), 0));
  }

  private void table(TableSource table) {
    var rows = table.rows().stream().filter(row -> !tagged.disabled().meet(row.tags())).toList();
    if (!rows.isEmpty()) {
      table.inputs().stream()
          .flatMap(input -> feel.ofInput(input.expression()).stream())
          .forEach(found -> tell(found, table.file(), table.line(), table.name()));
    }
    rows.forEach(row -> row(table, row));
  }

  private void row(TableSource table, TableSource.Row row) {
    var place = "%s, row %d".formatted(table.name(), row.number());
    tell(
        Mention.named(Mention.Of.ACTION, table.said(row, "action")),
        table.file(),
        row.line(),
        place);
    for (var i = 0; i < row.cells().size(); i++) {
      feel.ofCell(table.inputs().get(i).expression(), row.cells().get(i))
          .forEach(found -> tell(found, table.file(), row.line(), place));
    }
    row.outputs().stream()
        .flatMap(output -> feel.of(output).stream())
        .forEach(found -> tell(found, table.file(), row.line(), place));
  }

  private void tell(Stream<Mention> found, SourceText text) {
    found.forEach(mention -> tell(mention, text.file(), text.line(), text.path()));
  }

  private void tell(Mention mention, String file, int line, String path) {
    for (var gone : left) {
      if (of(gone).equals(Optional.of(mention.of()))
          && mention.name().orElse(gone.name()).equals(gone.name())) {
        add(file, line, path, verb(mention), gone);
      }
    }
  }

  private static String verb(Mention mention) {
    if (mention.name().isEmpty()) {
      return "computes names and may read";
    }
    return mention.of() == Mention.Of.ACTION ? "speaks of" : "reads";
  }

  /** As what texts can mention it. */
  private static Optional<Mention.Of> of(TaggedRule rule) {
    return switch (rule.kind()) {
      case ACTION -> Optional.of(Mention.Of.ACTION);
      case SEGMENT -> Optional.of(Mention.Of.SEGMENT);
      case MODEL -> Optional.of(Mention.Of.SCORE);
      case TRIGGER, ROW, RULE, SCENARIO -> Optional.empty();
    };
  }

  private void add(String file, int line, String path, String verb, TaggedRule gone) {
    problems.add(
        file,
        line,
        path,
        "%s the %s '%s', which is left out: project.yaml disables %s"
            .formatted(
                verb, gone.kind().word(), gone.name(), tagged.disabled().among(gone.tags())));
  }
}
