package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.drl.bytecode.CompiledGuard;
import dev.arbiter.rules.drl.network.Network;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles the DRL files and spreadsheets of a project into rules. Thread-safe; the caller closes
 * the rules.
 */
public final class DrlCompiler {
  private static final String FOLDER = "src/main/resources/";

  private final ClassLoader loader;
  private final Set<String> actions;
  private final Budget budget;

  /**
   * @param loader sees the engine, the domain and this module
   * @param actions of which rules may speak
   * @param budget of each judgement
   */
  public DrlCompiler(ClassLoader loader, Collection<String> actions, Budget budget) {
    this.loader = loader;
    this.actions = Set.copyOf(actions);
    this.budget = budget;
  }

  /** Compiles; empty if there are no such files, or if problems were added. */
  public Optional<DrlRules> compile(ProjectFiles files, Problems problems) {
    var sources = sources(files, DisabledTags.of(files), problems);
    var inText = new Problems();
    try {
      return compile(sources, inText);
    } finally {
      inText.all().forEach(problem -> problems.add(placed(problem, sources)));
    }
  }

  private static Problem placed(Problem problem, List<DrlSource> sources) {
    return sources.stream()
        .filter(source -> source.file().equals(problem.file()))
        .findFirst()
        .map(source -> source.placed(problem))
        .orElse(problem);
  }

  private Optional<DrlRules> compile(List<DrlSource> sources, Problems problems) {
    var entries = new ArrayList<DrlOutline.Entry>();
    var spoken = Optional.<Set<String>>of(new HashSet<>());
    for (var source : sources) {
      var tokens = new DrlLexer(source.drl()).tokens();
      new DrlGuard(source.file(), tokens, problems).check();
      var outline = DrlOutline.of(source, tokens, problems);
      outline.ifPresent(o -> entries.addAll(o.rules()));
      outline.flatMap(DrlOutline::actions).ifPresent(ids -> checkActions(source, ids, problems));
      spoken = both(spoken, outline.flatMap(DrlOutline::actions));
    }
    if (sources.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    checkNames(entries, problems);
    return build(sources, entries, spoken, problems);
  }

  static List<DrlSource> sources(ProjectFiles files, DisabledTags disabled, Problems problems) {
    var sources = new ArrayList<DrlSource>();
    for (var path : files.paths("tables", ".xlsx", Spreadsheet.CSV)) {
      Spreadsheet.read(path, files.bytes(path).orElseThrow(), problems).ifPresent(sources::add);
    }
    for (var path : files.paths("rules", ".drl")) {
      sources.add(DrlSource.ofFile(path, files.text(path).orElseThrow()));
    }
    return DrlTags.inForce(sources, disabled, problems);
  }

  private void checkActions(DrlSource source, Set<String> ids, Problems problems) {
    for (var id : ids) {
      if (!actions.contains(id)) {
        problems.add(
            source.file(),
            "speaks of '%s'; expected one of %s"
                .formatted(id, String.join(", ", new TreeSet<>(actions))));
      }
    }
  }

  private static void checkNames(List<DrlOutline.Entry> entries, Problems problems) {
    var seen = new LinkedHashMap<String, DrlOutline.Entry>();
    for (var entry : entries) {
      var twin = seen.put(entry.key(), entry);
      if (twin != null) {
        problems.add(
            entry.reference().source(), "has the same package and name as " + twin.reference());
      }
    }
  }

  private static Optional<Set<String>> both(
      Optional<Set<String>> one, Optional<Set<String>> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    var union = new HashSet<>(one.get());
    union.addAll(other.get());
    return Optional.of(union);
  }

  private Optional<DrlRules> build(
      List<DrlSource> sources,
      List<DrlOutline.Entry> entries,
      Optional<Set<String>> spoken,
      Problems problems) {
    var services = KieServices.get();
    var id = services.newReleaseId("dev.arbiter.release", "rules", UUID.randomUUID().toString());
    var system = services.newKieFileSystem();
    system.generateAndWritePomXML(id);
    Map<String, DrlSource> written = new LinkedHashMap<>();
    for (var source : sources) {
      var path = written.size() + ".drl";
      system.write(FOLDER + path, source.drl());
      written.put(path, source);
    }
    var errors = errors(services.newKieBuilder(system, loader));
    for (var error : errors) {
      var path = String.valueOf(error.getPath());
      var source = written.get(path.substring(path.lastIndexOf('/') + 1));
      problems.add(
          source == null ? "rules" : source.file(),
          Math.max(0, error.getLine()),
          "",
          error.getText().lines().findFirst().orElse("cannot be compiled"));
    }
    if (!errors.isEmpty()) {
      services.getRepository().removeKieModule(id);
      return Optional.empty();
    }
    return checked(services, id, entries, spoken, problems);
  }

  /** The compilers of the engine fall over some sources instead of refusing them. */
  private static List<Message> errors(KieBuilder builder) {
    try {
      return builder.buildAll(DrlProject.class).getResults().getMessages(Message.Level.ERROR);
    } catch (RuntimeException | StackOverflowError fallen) {
      throw new ProjectException(
          "rules", "cannot be compiled: " + fallen.getClass().getSimpleName());
    }
  }

  private Optional<DrlRules> checked(
      KieServices services,
      ReleaseId id,
      List<DrlOutline.Entry> entries,
      Optional<Set<String>> spoken,
      Problems problems) {
    var container = services.newKieContainer(id, loader);
    var places = new HashMap<String, String>();
    entries.forEach(entry -> places.put(entry.key(), entry.reference().source()));
    if (!new CompiledGuard(places, problems).passes(container.getKieBase())) {
      container.dispose();
      services.getRepository().removeKieModule(id);
      return Optional.empty();
    }
    Network.prepare(container.getKieBase());
    return Optional.of(new DrlRules(services, container, entries, spoken, budget));
  }
}
