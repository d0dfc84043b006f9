package dev.arbiter.rules.project;

import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.rules.field.FieldReader;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the types of events that a project adds to those that every installation has. */
final class EventReader {
  private static final int MOST_VERSIONS = 1_000;
  private static final int MOST_FIELDS = 100;

  private EventReader() {}

  static List<EventSchema> read(List<YamlObject> files) {
    var schemas = new ArrayList<EventSchema>();
    for (var file : files) {
      file.only("id", "description", "owner", "versions");
      var type = FileNames.id(file);
      file.text("owner");
      if (EventSchemas.USUAL.types().contains(type)) {
        file.value().problem("'" + type + "' is a type that every installation has");
      }
      if (EventSchemas.RESERVED.contains(type)) {
        file.value().problem("'" + type + "' is a type that the server alone writes");
      }
      var numbers = new HashSet<Integer>();
      for (var value : file.required("versions").map(YamlValue::list).orElse(List.of())) {
        var schema = schema(type, value.object().only("version", "description", "fields"));
        if (!numbers.add(schema.version())) {
          value.problem("is declared twice: version " + schema.version());
        }
        schemas.add(schema);
      }
      if (numbers.isEmpty() && file.get("versions").isPresent()) {
        file.value().problem("expected at least one of 'versions', found none");
      }
    }
    return schemas;
  }

  private static EventSchema schema(String type, YamlObject version) {
    var number =
        version.required("version").map(v -> new Numbers(v).whole(1, MOST_VERSIONS)).orElse(1);
    var fields = new LinkedHashMap<String, Field>();
    var values = version.required("fields").map(YamlValue::list).orElse(List.of());
    for (var value : values) {
      var field = field(value.object());
      if (fields.put(field.name(), field) != null) {
        value.problem("is declared twice: '" + field.name() + "'");
      }
    }
    if (values.size() > MOST_FIELDS) {
      version
          .value()
          .problem("expected at most " + MOST_FIELDS + " fields, found " + values.size());
    }
    return new EventSchema(type, number, fields);
  }

  private static Field field(YamlObject field) {
    field.only("name", "description", "kind", "required", "least", "most", "oneOf", "format");
    var kind =
        field
            .required("kind")
            .flatMap(v -> v.constant(Kind.class))
            .map(one -> FieldKind.valueOf(one.name()))
            .orElse(FieldKind.TEXT);
    return FieldReader.read(
        field,
        field.required("name").map(Names::fact).orElse(""),
        kind,
        field.get("required").map(YamlValue::truth).orElse(false));
  }

  /** The kinds of fields that projects may declare. */
  private enum Kind {
    TEXT,
    NAME,
    NUMBER,
    POSITIVE,
    BOOLEAN,
    LIST,
    OBJECT
  }
}
