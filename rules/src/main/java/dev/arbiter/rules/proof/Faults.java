package dev.arbiter.rules.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.ProjectAnalysis;
import dev.arbiter.rules.analysis.table.TableAnalysis;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.RuleProject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All faults that can be seeded into a project, in the order of its files. */
final class Faults {
  private static final Set<Check> SILENT =
      EnumSet.of(Check.ROW_DEAD, Check.ROW_UNREACHABLE, Check.ROW_REDUNDANT);

  private final RuleProject project;
  private final Set<String> unreadSegments;
  private final Set<String> silentRows;

  private Faults(RuleProject project, List<Finding> findings) {
    this.project = project;
    this.unreadSegments =
        findings.stream()
            .filter(finding -> finding.check() == Check.SEGMENT_UNREAD)
            .map(Finding::file)
            .collect(toSet());
    this.silentRows =
        findings.stream()
            .filter(finding -> SILENT.contains(finding.check()))
            .map(finding -> finding.file() + finding.place())
            .collect(toSet());
  }

  static List<Fault> of(RuleProject project) {
    var loader = Faults.class.getClassLoader();
    var all = new Faults(project, new ProjectAnalysis(loader).findings(project));
    var faults = new ArrayList<Fault>();
    project.actions().forEach(action -> faults.addAll(all.yaml(action.file())));
    project.segments().stream()
        .map(segment -> segment.condition().file())
        .sorted()
        .forEach(file -> faults.addAll(all.yaml(file)));
    faults.addAll(all.yaml("project.yaml"));
    faults.addAll(all.tables(loader));
    var drl = DrlInventory.of(project.files());
    if (!drl.linked()) {
      var seeds = new DrlFaults(drl);
      drl.sources().forEach(source -> faults.addAll(seeds.of(source)));
    }
    return faults;
  }

  private List<Fault> yaml(String file) {
    var faults = new YamlFaults(file, project.files().text(file).orElseThrow()).faults();
    return unreadSegments.contains(file)
        ? faults.stream().map(fault -> fault.harmlessFor("no rule reads the segment")).toList()
        : faults;
  }

  private List<Fault> tables(ClassLoader loader) {
    var cells = new FeelCells(loader);
    var faults = new ArrayList<Fault>();
    var files = project.files();
    var disabled = DisabledTags.of(files);
    var ordered =
        TableReader.read(files).stream()
            .filter(TableSource::ofActions)
            .flatMap(table -> ordered(table, cells))
            .collect(toSet());
    TableReader.read(files, DisabledTags.NONE).stream()
        .filter(TableSource::ofActions)
        .collect(groupingBy(TableSource::file))
        .forEach(
            (file, all) ->
                new TableFaults(files.text(file).orElseThrow(), all, disabled)
                    .faults(ordered::contains).stream().map(this::judged).forEach(faults::add));
    return faults;
  }

  /** The rows of which it matters that they come before the next one. */
  private static Stream<TableSource.Row> ordered(TableSource table, FeelCells cells) {
    var analysis = new TableAnalysis(table, cells, 0);
    return IntStream.range(0, table.rows().size())
        .filter(analysis::dependsOnOrder)
        .mapToObj(table.rows()::get);
  }

  private Fault judged(Fault fault) {
    return fault.change().equals(TableFaults.REMOVED)
            && silentRows.contains(fault.file() + fault.place())
        ? fault.harmlessFor("the row never speaks, or another one says the same")
        : fault;
  }
}
