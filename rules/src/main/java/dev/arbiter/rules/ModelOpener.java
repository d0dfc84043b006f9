package dev.arbiter.rules;

import dev.arbiter.domain.scoring.Model;
import dev.arbiter.domain.scoring.ScorerProvider;
import dev.arbiter.domain.scoring.ScoringException;
import dev.arbiter.rules.project.ModelSource;
import dev.arbiter.rules.project.RuleProject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens the models of a project by the {@link ScorerProvider}s that a class loader sees. */
final class ModelOpener {
  private final Map<String, ScorerProvider> providers = new TreeMap<>();

  ModelOpener(ClassLoader loader) {
    ServiceLoader.load(ScorerProvider.class, loader)
        .forEach(provider -> providers.put(provider.kind(), provider));
  }

  /** The models by id; one that cannot be opened is a problem. */
  Map<String, Model> open(RuleProject project, Problems problems) {
    var models = new LinkedHashMap<String, Model>();
    for (var source : project.models()) {
      var provider = providers.get(source.spec().kind());
      if (provider == null) {
        problems.add(
            source.file(),
            0,
            "kind",
            "expected one of %s, found '%s'"
                .formatted(String.join(", ", providers.keySet()), source.spec().kind()));
      } else {
        open(project, source, provider, models, problems);
      }
    }
    return models;
  }

  private static void open(
      RuleProject project,
      ModelSource source,
      ScorerProvider provider,
      Map<String, Model> models,
      Problems problems) {
    var artefact = project.files().bytes(source.artefact()).orElseThrow();
    try {
      var scorer = provider.open(source.spec(), artefact);
      models.put(source.spec().id(), new Model(source.spec(), scorer));
    } catch (ScoringException unusable) {
      problems.add(source.artefact(), String.valueOf(unusable.getMessage()));
    }
  }
}
