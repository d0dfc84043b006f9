package dev.arbiter.rules.project;

import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;

/** Ties what a file declares to the name of the file, so that ids are unique. */
final class FileNames {
  private FileNames() {}

  /** The id that the file declares, which must also be its name. */
  static String id(YamlObject object) {
    return same(object, object.required("id").map(Names::id).orElse(""));
  }

  /** The same for things that conditions name. */
  static String fact(YamlObject object) {
    return same(object, object.required("id").map(Names::fact).orElse(""));
  }

  static SourceText source(YamlValue value) {
    return new SourceText(value.text(), value.file(), value.line(), value.path());
  }

  private static String same(YamlObject object, String id) {
    var file = object.value().file();
    var name = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    if (!id.isEmpty() && !id.equals(name)) {
      object.get("id").ifPresent(value -> value.expected("the name of the file, '" + name + "'"));
    }
    return id;
  }
}
