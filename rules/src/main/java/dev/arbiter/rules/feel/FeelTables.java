package dev.arbiter.rules.feel;

import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Compiles the decision tables of DMN files into rules. Every row of a table speaks of one action;
 * see {@link DmnReader} for what a table must look like. Thread-safe.
 */
public final class FeelTables {
  private final FeelCompiler compiler;
  private final Collection<String> actions;
  private final DisabledTags disabled;

  /**
   * @param loader sees the engine
   * @param traits that tables may read
   * @param models whose outputs they may read
   * @param actions of which they may speak
   * @param disabled the rows that are left out
   */
  public FeelTables(
      ClassLoader loader,
      Collection<TraitDeclaration> traits,
      Collection<String> models,
      Collection<String> actions,
      DisabledTags disabled) {
    this.compiler = new FeelCompiler(loader, traits, models);
    this.actions = List.copyOf(actions);
    this.disabled = disabled;
  }

  /** The rules of a DMN file, one set for each table, in the order of the file. */
  public List<RuleSet> compile(String file, byte[] bytes, Problems problems) {
    try {
      var root = XmlElement.read(bytes);
      return new ArrayList<>(new DmnReader(compiler, actions, disabled, file, problems).read(root));
    } catch (XMLStreamException malformed) {
      var place = malformed.getLocation();
      var message = String.valueOf(malformed.getMessage()).lines().reduce((a, b) -> b).orElse("");
      problems.add(
          file,
          place == null ? 0 : place.getLineNumber(),
          "",
          "is not acceptable XML: " + message.replaceFirst("^Message: ", ""));
      return List.of();
    }
  }
}
