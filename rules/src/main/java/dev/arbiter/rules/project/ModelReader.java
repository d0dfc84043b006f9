package dev.arbiter.rules.project;

import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.Collection;
import java.util.List;

/** Reads the files of models. */
final class ModelReader {
  private final ProjectFiles files;
  private final Collection<String> traits;

  ModelReader(ProjectFiles files, Collection<String> traits) {
    this.files = files;
    this.traits = traits;
  }

  List<ModelSource> read(List<YamlObject> objects) {
    return objects.stream().map(this::model).toList();
  }

  private ModelSource model(YamlObject model) {
    model.only(
        "id",
        "description",
        "version",
        "kind",
        "artefact",
        "card",
        "inputs",
        "fallback",
        DisabledTags.FIELD);
    model.list("inputs").forEach(this::checkInput);
    model.get("card").ifPresent(this::file);
    return new ModelSource(
        new ModelSpec(
            FileNames.fact(model),
            model.text("version"),
            model.text("kind"),
            model.texts("inputs"),
            model.required("fallback").map(v -> v.number().doubleValue()).orElse(0.0)),
        model.value().file(),
        model.required("artefact").map(this::file).orElse(""),
        DisabledTags.of(model));
  }

  private void checkInput(YamlValue value) {
    var input = value.text();
    var isTrait = input.startsWith("traits.") && traits.contains(input.substring(7));
    if (!isTrait && !input.matches("context\\.[a-z][A-Za-z0-9]*")) {
      value.expected("a declared trait as traits.x, or context.x");
    }
  }

  /** A file beside this one. */
  private String file(YamlValue value) {
    var path = "models/" + value.text();
    if (files.bytes(path).isEmpty()) {
      value.expected("a file in the folder models");
    }
    return path;
  }
}
