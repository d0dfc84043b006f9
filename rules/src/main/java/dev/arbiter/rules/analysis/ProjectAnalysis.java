package dev.arbiter.rules.analysis;

import static java.util.Comparator.comparing;

import dev.arbiter.rules.analysis.table.TableAnalysis;
import dev.arbiter.rules.analysis.table.TableConflicts;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentBounds;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.tag.TaggedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what is wrong or in vain in a rule project that can be compiled. Thread-safe. */
public final class ProjectAnalysis {
  /** The most steps of each search in one table; some tenths of a second. */
  private static final long BOUND = 4_000_000;

  private final ClassLoader loader;

  /**
   * @param loader sees the engine
   */
  public ProjectAnalysis(ClassLoader loader) {
    this.loader = loader;
  }

  /** All findings by weight, file and line. */
  public List<Finding> findings(RuleProject project) {
    var tables = TableReader.read(project.files());
    var drl = DrlInventory.of(project.files());
    var cells = new FeelCells(loader);
    var ofTables =
        tables.stream()
            .flatMap(table -> new TableAnalysis(table, cells, BOUND).findings().stream())
            .toList();
    var reads = Reads.of(project, tables, drl);
    var found = new ArrayList<>(ofTables);
    found.addAll(new TableConflicts(tables, cells, BOUND).findings());
    found.addAll(new ActionAnalysis(project, tables, drl, ofTables).findings());
    found.addAll(new ConditionAnalysis(project, loader, cells, BOUND).findings());
    found.addAll(reads.findings(project));
    found.addAll(new Complexity(project.gates().complexity()).findings(project, tables, drl));
    sheets(project).forEach(found::add);
    excludesLeftOut(project).forEach(found::add);
    tooManySegments(project).ifPresent(found::add);
    return found.stream()
        .distinct()
        .sorted(
            comparing(Finding::severity)
                .thenComparing(Finding::file)
                .thenComparingInt(Finding::line))
        .toList();
  }

  private static Optional<Finding> tooManySegments(RuleProject project) {
    var bounds = project.segmentBounds();
    var core =
        project.segments().stream().filter(SegmentSource::core).map(SegmentSource::id).toList();
    return core.size() <= bounds.most()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Check.SEGMENTS_MANY,
                bounds.policy() == SegmentBounds.Policy.BLOCK ? Severity.ERROR : Severity.WARNING,
                "project.yaml",
                0,
                "segments",
                "expected at most %d core segments, found %d: %s"
                    .formatted(bounds.most(), core.size(), String.join(", ", core))));
  }

  private static Stream<Finding> sheets(RuleProject project) {
    return project.files().paths("tables", ".xlsx", ".csv").stream()
        .map(
            file ->
                new Finding(
                    Check.TABLE_OPEN,
                    Severity.NOTE,
                    file,
                    0,
                    "",
                    "not analysed for gaps and overlaps, for its rows are rules in DRL"));
  }

  private static Stream<Finding> excludesLeftOut(RuleProject project) {
    var disabled = DisabledTags.of(project.files());
    return disabled.tags().isEmpty()
        ? Stream.empty()
        : TaggedRules.of(project.files()).stream()
            .filter(rule -> rule.excludes() && !rule.enabled())
            .map(
                rule ->
                    new Finding(
                        Check.EXCLUDE_LEFT_OUT,
                        Severity.WARNING,
                        rule.file(),
                        rule.line(),
                        rule.name(),
                        "excludes no more: project.yaml disables " + disabled.among(rule.tags())));
  }
}
