package dev.arbiter.rules.drl.bytecode;

import dev.arbiter.rules.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.drools.base.base.SalienceInteger;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.definitions.rule.impl.QueryImpl;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.core.rule.JavaDialectRuntimeData;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.KieBase;

/**
 * Checks all that the engine compiled of a release: every class by a {@link ClassGuard}, every
 * condition by a {@link CompiledConditions}. The classes that passed, with their growing calls
 * bounded, take the place of what was compiled, and class loaders are made anew, so that nothing
 * else can run.
 */
public final class CompiledGuard {
  private static final String INVOKER = "DefaultConsequenceInvoker";

  private final Map<String, String> places;
  private final Problems problems;

  /**
   * @param places where in the project each rule stands, such as {@code rules/a.drl#name}, by
   *     package and name
   */
  public CompiledGuard(Map<String, String> places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /**
   * Whether all passed; if so, nothing but what was checked can run in the base.
   *
   * @param compiled the knowledge base; no type of the engine shows outside this module
   */
  public boolean passes(Object compiled) {
    var base = (KieBase) compiled;
    var before = problems.all().size();
    var loader = ((InternalKnowledgeBase) base).getRootClassLoader();
    if (!(loader instanceof ProjectClassLoader project) || !isEmpty(project.getStore())) {
      problems.add("rules", "expected rules alone, found other classes");
    }
    for (var found : base.getKiePackages()) {
      check((InternalKnowledgePackage) found);
    }
    return problems.all().size() == before;
  }

  private static boolean isEmpty(Map<?, ?> store) {
    return store == null || store.isEmpty();
  }

  private void check(InternalKnowledgePackage found) {
    var names = new HashMap<String, String>();
    for (var rule : found.getRules()) {
      var place = place(found.getName() + "." + rule.getName());
      names.put(className((RuleImpl) rule), place);
      check((RuleImpl) rule, place);
    }
    if (!found.getFunctions().isEmpty()
        || !found.getGlobals().isEmpty()
        || !found.getStaticImports().isEmpty()) {
      problems.add("rules", "expected rules alone in " + found.getName());
    }
    if (found.getDialectRuntimeRegistry().getDialectData("java")
        instanceof JavaDialectRuntimeData data) {
      check(found, data, names);
    }
  }

  private void check(
      InternalKnowledgePackage found, JavaDialectRuntimeData data, Map<String, String> names) {
    var mappings = found.getDialectRuntimeRegistry().getLineMappings();
    for (var entry : data.getStore().entrySet()) {
      var name = entry.getKey().replaceFirst("\\.class$", "").replace('/', '.');
      var place = names.getOrDefault(name, place(name));
      var mapping = mappings.get(name);
      var lines = new SourceLines(entry.getValue(), mapping == null ? 0 : mapping.getStartLine());
      entry.setValue(
          ClassGuard.check(
              entry.getValue(),
              (method, line, message) ->
                  problems.add(file(place), lines.of(method, line), rule(place), message)));
    }
    data.setDirty(true);
    data.reload();
  }

  private void check(RuleImpl rule, String place) {
    var odd =
        rule instanceof QueryImpl
            || rule.getTimer() != null
            || rule.hasCalendars()
            || rule.hasNamedConsequences()
            || rule.getParent() != null
            || rule.getDateEffective() != null
            || rule.getDateExpires() != null
            || !(rule.getSalience() instanceof SalienceInteger)
            || !rule.getDialect().equals("java")
            || className(rule).isEmpty();
    if (odd) {
      problems.add(file(place), 0, rule(place), "expected a plain rule");
    }
    new CompiledConditions(message -> problems.add(file(place), 0, rule(place), message))
        .check(rule.getLhs());
  }

  private static String className(RuleImpl rule) {
    var name =
        Optional.ofNullable(rule.getConsequence()).map(c -> c.getClass().getName()).orElse("");
    return name.endsWith(INVOKER) ? name.substring(0, name.length() - INVOKER.length()) : "";
  }

  private String place(String key) {
    return places.getOrDefault(key, "rules");
  }

  private static String file(String place) {
    return place.replaceFirst("#.*$", "");
  }

  private static String rule(String place) {
    return place.replaceFirst("^[^#]*#?", "");
  }
}
